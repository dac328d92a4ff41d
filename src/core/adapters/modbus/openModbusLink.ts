import type { Socket } from 'node:net';
import ModbusRTU from 'modbus-serial';
import type { ModbusLink, ModbusTarget } from '#core/ports/modbusLink.ts';
import { createListeners } from '#shared/listeners.ts';
import { createFrameWatch } from './frameWatch.ts';
import { createRequestQueue } from './requestQueue.ts';

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

const expectEcho = (isSame: boolean): void => {
  if (!isSame) throw new Error('the echo does not fit the request');
};

const expectLength = (data: number[], count: number): number[] => {
  if (data.length !== count) throw new Error(`${data.length} registers instead of ${count}`);
  return data;
};

/** Puts a serial queue, deadlines and the catalogue's errors around one connected socket. */
export const openModbusLink = async (
  socket: Socket,
  target: ModbusTarget,
  requestDeadlineMs: number,
): Promise<ModbusLink> => {
  const device = `${target.host}:${target.port}`;
  const frames = createFrameWatch();
  const listeners = createListeners<{ readonly wanted: boolean }>();
  let isOpen = true;
  let wanted = false;
  const { request, end } = createRequestQueue(device, frames, socket);

  socket.on('data', (chunk: Uint8Array) => frames.feed(chunk));
  const client = await connectClient(socket, target, requestDeadlineMs);
  socket.once('close', () => {
    isOpen = false;
    client.destroy(() => undefined);
    end();
    listeners.tell({ wanted });
    listeners.clear();
  });

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
    onClosed: listeners.add,
    close: async () => {
      if (!isOpen) return;
      wanted = true;
      const ended = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
      socket.destroy();
      await ended;
    },
  };
};
