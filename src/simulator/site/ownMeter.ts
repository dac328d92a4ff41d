import ModbusRTU from 'modbus-serial';
import type { PerPhase } from '#simulator/charger/meter.ts';

/** Where a charger is told to look for its meter. */
export interface MeterAddress {
  readonly host: string;
  readonly port: number;
  readonly unit: number;
}

export interface OwnMeterOptions {
  /** Undefined: it has no meter on the network now. */
  wanted(): MeterAddress | undefined;
  readonly speed: number;
  /** Undefined: the meter did not answer. */
  onReading(amps: PerPhase | undefined): void;
}

const periodMs = 1000;
const shortestMs = 40;
const answerWithinMs = 800;
/** Currents of the reference meter: s32, high word first, mA. */
const firstCurrent = 260;
const currentRegisters = 6;

const ampsAt = (words: readonly number[], index: number): number =>
  (((words[index] ?? 0) << 16) | (words[index + 1] ?? 0)) / 1000;

/** Reads the reference meter over Modbus TCP, as a charger with load balancing of its own does; ends with the answer. */
export const followOwnMeter = ({ wanted, speed, onReading }: OwnMeterOptions): (() => Promise<void>) => {
  let client: ModbusRTU | undefined;
  let connectedTo = '';
  let isBusy = false;
  let isOver = false;
  let running: Promise<void> = Promise.resolve();

  const drop = (): void => {
    const gone = client;
    client = undefined;
    connectedTo = '';
    gone?.close(() => undefined);
  };
  const read = async ({ host, port, unit }: MeterAddress): Promise<PerPhase> => {
    const address = `${host}:${port}`;
    if (client === undefined || connectedTo !== address || !client.isOpen) {
      drop();
      client = new ModbusRTU();
      client.setTimeout(answerWithinMs);
      connectedTo = address;
      await client.connectTCP(host, { port });
    }
    client.setID(unit);
    const { data } = await client.readHoldingRegisters(firstCurrent, currentRegisters);
    return [ampsAt(data, 0), ampsAt(data, 2), ampsAt(data, 4)];
  };
  const look = async (): Promise<void> => {
    const address = wanted();
    if (address === undefined) {
      if (client !== undefined) drop();
      return;
    }
    try {
      const amps = await read(address);
      if (!isOver) onReading(amps);
    } catch {
      drop();
      if (!isOver) onReading(undefined);
    }
  };
  const timer = setInterval(
    () => {
      if (isBusy) return;
      isBusy = true;
      running = look().finally(() => {
        isBusy = false;
      });
    },
    Math.max(shortestMs, periodMs / speed),
  );
  return async () => {
    isOver = true;
    clearInterval(timer);
    await running;
    drop();
  };
};
