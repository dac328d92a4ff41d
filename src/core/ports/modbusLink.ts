export interface ModbusTarget {
  readonly host: string;
  readonly port: number;
  readonly unit: number;
}

/**
 * One Modbus TCP connection, requests in order, one at a time. Every call settles within its deadline.
 * Errors: `modbus.unreachable`, `modbus.refused-connection`, `modbus.exception` (with the exception code and the
 * register), `device.link-lost`, `device.timeout`, `device.bad-answer`.
 */
export interface ModbusLink {
  readonly target: ModbusTarget;
  isOpen(): boolean;
  readHolding(register: number, count: number): Promise<readonly number[]>;
  /** Registers of the other space (function code 4). */
  readInput(register: number, count: number): Promise<readonly number[]>;
  writeRegister(register: number, value: number): Promise<void>;
  writeRegisters(register: number, values: readonly number[]): Promise<void>;
  onClosed(listener: (end: { readonly wanted: boolean }) => void): () => void;
  close(): Promise<void>;
}

export interface ModbusConnector {
  connect(target: ModbusTarget, options: { deadlineMs: number; signal?: AbortSignal }): Promise<ModbusLink>;
  /** True when something answers at the address: a connection that is accepted *or refused*; false on silence. */
  isReachable(host: string, port: number, deadlineMs: number): Promise<boolean>;
}
