import type { Socket } from 'node:net';
import { appError } from '#shared/errors/appError.ts';
import type { FrameWatch } from './frameWatch.ts';
import { isDriverTimeout, translateModbusError } from './modbusErrors.ts';

/** A cable that was pulled ends no connection by itself: so many requests without an answer end the link. */
const SILENT_REQUESTS = 3;

/** Requests of one link, one after the other; a link on which frames are lost is given up. */
export interface RequestQueue {
  request<T>(operation: string, register: number, run: () => Promise<T>): Promise<T>;
  /** The link has ended: what is under way fails now, and so does everything that comes. */
  end(): void;
}

export const createRequestQueue = (
  device: string,
  frames: FrameWatch,
  socket: Pick<Socket, 'destroy'>,
): RequestQueue => {
  let isOpen = true;
  let silent = 0;
  /** Ends the request under way: one promise for all requests would keep every answer until the link ends. */
  let cutOff: () => void = () => undefined;
  let queue: Promise<unknown> = Promise.resolve();

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

  return {
    request: (operation, register, run) => {
      const result = queue.then(() => attempt(operation, register, run));
      queue = result.catch(() => undefined);
      return result;
    },
    end: () => {
      isOpen = false;
      cutOff();
    },
  };
};
