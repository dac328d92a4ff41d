import type { Socket } from 'node:net';
import ModbusRTU from 'modbus-serial';
import type { ModbusLink, ModbusTarget } from '#core/ports/modbusLink.ts';
import { appError } from '#shared/errors/appError.ts';
import { createFrameWatch } from './frameWatch.ts';
import { isDriverTimeout, translateModbusError } from './modbusErrors.ts';

/** A cable that was pulled ends no connection by itself: so many requests without an answer end the link. */
const SILENT_REQUESTS = 3;

type Client = InstanceType<typeof ModbusRTU>;

const connectClient = async (
  socket: Socket,
  target: ModbusTarget,
  requestDeadlineMs: number,
): Promise<Client> => {
  const client = new ModbusRTU();
  client.on('error', () => undefined);
  await client.linkTCP(socket, { port: target.port });
  client.setID(target.unit);
  client.setTimeout(requestDeadlineMs);
  return client;
};

/** Puts a serial queue, deadlines and the catalogue's errors around one connected socket. */
export const openModbusLink = async (
  socket: Socket,
  target: ModbusTarget,
  requestDeadlineMs: number,
): Promise<ModbusLink> => {
  const device = `${target.host}:${target.port}`;
  const frames = createFrameWatch();
  const listeners = new Set<(end: { readonly wanted: boolean }) => void>();
  let isOpen = true;
  let wanted = false;
  let silent = 0;
  /** Ends the request under way: one promise for all requests would keep every answer until the link ends. */
  let cutOff: () => void = () => undefined;
  let queue: Promise<unknown> = Promise.resolve();

  socket.on('data', (chunk: Uint8Array) => frames.feed(chunk));
  const client = await connectClient(socket, target, requestDeadlineMs);
  socket.once('close', () => {
    isOpen = false;
    client.destroy(() => undefined);
    cutOff();
    for (const listener of listeners) listener({ wanted });
    listeners.clear();
  });

  const attempt = async <T>(operation: string, register: number, run: () => Promise<T>): Promise<T> => {
    if (!isOpen) throw appError('device.link-lost', { device });
    const cut = Promise.withResolvers<never>();
    cutOff = () => cut.reject(appError('device.link-lost', { device }));
    try {
      const answer = await Promise.race([run(), cut.promise]);
      silent = 0;
      return answer;
    } catch (error) {
      if (!isOpen) throw appError('device.link-lost', { device }, { cause: error });
      const isLost = frames.isMidFrame() || frames.isBroken();
      silent = isDriverTimeout(error) ? silent + 1 : 0;
      if (isLost || silent >= SILENT_REQUESTS) socket.destroy();
      if (isLost) throw appError('device.bad-answer', { device, operation }, { cause: error });
      throw translateModbusError(error, { device, operation, register });
    }
  };

  const request = <T>(operation: string, register: number, run: () => Promise<T>): Promise<T> => {
    const result = queue.then(() => attempt(operation, register, run));
    queue = result.catch(() => undefined);
    return result;
  };

  const expectEcho = (isSame: boolean): void => {
    if (!isSame) throw new Error('the echo does not fit the request');
  };

  const expectLength = (data: number[], count: number): number[] => {
    if (data.length !== count) throw new Error(`${data.length} registers instead of ${count}`);
    return data;
  };

  return {
    target,
    isOpen: () => isOpen,
    readHolding: (register, count) =>
      request('read', register, async () =>
        expectLength((await client.readHoldingRegisters(register, count)).data, count),
      ),
    readInput: (register, count) =>
      request('read', register, async () =>
        expectLength((await client.readInputRegisters(register, count)).data, count),
      ),
    writeRegister: (register, value) =>
      request('write', register, async () => {
        const echo = await client.writeRegister(register, value);
        expectEcho(echo.address === register && echo.value === value);
      }),
    writeRegisters: (register, values) =>
      request('write', register, async () => {
        const echo = await client.writeRegisters(register, [...values]);
        expectEcho(echo.address === register && echo.length === values.length);
      }),
    onClosed: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      if (!isOpen) return;
      wanted = true;
      const ended = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
      socket.destroy();
      await ended;
    },
  };
};
