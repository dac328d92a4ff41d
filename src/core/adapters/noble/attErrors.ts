import type { Noble } from './noble.types.ts';

/** Opcodes of requests whose refusal is told (Bluetooth Core, Vol 3 Part F, 3.4). */
export const attRequest = { read: 0x0a, write: 0x12, prepareWrite: 0x16, executeWrite: 0x18 } as const;
const errorResponse = 0x01;
const attChannel = 0x0004;
/** Authentication, authorisation, encryption: noble tries to pair and repeats the request by itself. */
const pairingErrors: readonly number[] = [0x05, 0x08, 0x0f];

/**
 * Calls the listener with every ATT error of one link, before noble sees it: noble keeps a refused write to itself and
 * gives a refused read as an empty value. Only the HCI bindings let themselves be watched; elsewhere a refusal ends
 * with the deadline.
 */
export const onAttError = (
  { _bindings: bindings }: Noble,
  id: string,
  listener: (request: number, code: number) => void,
): (() => void) => {
  const handle = bindings._handles?.[id];
  const stream = handle === undefined ? undefined : bindings._aclStreams?.[handle];
  if (!stream) return () => {};
  const watch = (channel: number, data: Buffer) => {
    if (channel !== attChannel || data.length < 5 || data[0] !== errorResponse) return;
    const code = data.readUInt8(4);
    if (!pairingErrors.includes(code)) listener(data.readUInt8(1), code);
  };
  stream.prependListener('data', watch);
  return () => void stream.removeListener('data', watch);
};
