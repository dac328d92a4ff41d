/** What a door is told about a request. Modbus: exception codes 1, 2, 3, 4, 6; Bluetooth: codes of `command.result`. */
export type RegisterAnswer =
  | { readonly kind: 'values'; readonly words: readonly number[] }
  | { readonly kind: 'exception'; readonly exception: 1 | 2 | 3 | 4 | 6 };

/** One Modbus TCP connection's view of the charger: access (PIN), staging and history page belong to it. */
export interface ModbusSession {
  read(start: number, count: number): RegisterAnswer;
  /** `single` = FC6. */
  write(start: number, words: readonly number[], single: boolean): RegisterAnswer;
  end(): void;
}

/** A car as the control API describes it; amperes per phase. */
export interface CarSpec {
  readonly phases: 1 | 2 | 3;
  /** Draws nothing below this, even while offered (A). */
  readonly minA: number;
  readonly maxA: number;
  /** Delay until it follows a new limit (ms of device time, 2000–5000 for real cars). */
  readonly reactionMs: number;
  readonly rampAPerS: number;
  /** From this session energy on (Wh) the current falls linearly to 0 over `taperWh`; 0 = never. */
  readonly taperStartWh: number;
  readonly taperWh: number;
  /** True: after a pause longer than 60 s (device time) it starts again only after a pilot interruption. */
  readonly sleepsAfterPause: boolean;
}

export interface PersistentState {
  load(): unknown;
  /** Written completely or not at all. */
  save(state: unknown): void;
}

export interface VirtualChargerOptions {
  readonly serial: string;
  readonly model: { readonly name: string; readonly hardwareMaxA: 32 | 40; readonly phases: 1 | 3 };
  readonly seed: number;
  /** Divides the waits of the site; the charger's own clock runs normally. */
  readonly speed: number;
  readonly persistence: PersistentState;
  /** Factory value of `modbus.port`. */
  readonly modbusPort: number;
  /** Starts commissioned: Modbus bits 0–1 on, Bluetooth silent. */
  readonly commissioned: boolean;
  readonly wifi: { readonly ssid: string; readonly password: string };
}

/** What the outside of a charger is at this moment; the site binds and unbinds doors accordingly. */
export interface DoorState {
  readonly bluetoothOpen: boolean;
  /** Where the Modbus port must be open now, or undefined. */
  readonly modbus: { readonly host: string; readonly port: number } | undefined;
}
