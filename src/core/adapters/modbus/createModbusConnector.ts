import type { ModbusConnector } from '#core/ports/modbusLink.ts';
import { appError } from '#shared/errors/appError.ts';
import { dial } from './dial.ts';
import { openModbusLink } from './openModbusLink.ts';

const REQUEST_DEADLINE_MS = 3000;

/** Connects to Modbus TCP devices with modbus-serial. One connection serves one caller, requests in order. */
export const createModbusConnector = (options: { requestDeadlineMs?: number } = {}): ModbusConnector => ({
  connect: async (target, { deadlineMs, signal }) => {
    const { host, port } = target;
    const result = await dial(host, port, deadlineMs, signal);
    switch (result.kind) {
      case 'refused':
        throw appError('modbus.refused-connection', { host, port }, { cause: result.cause });
      case 'silent':
        throw appError('modbus.unreachable', { host, port }, { cause: result.cause });
      case 'connected':
        return openModbusLink(result.socket, target, options.requestDeadlineMs ?? REQUEST_DEADLINE_MS);
      default:
        return result satisfies never;
    }
  },
  isReachable: async (host, port, deadlineMs) => {
    const result = await dial(host, port, deadlineMs);
    if (result.kind === 'connected') result.socket.destroy();
    return result.kind !== 'silent';
  },
});
