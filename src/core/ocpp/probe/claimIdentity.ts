import { randomUUID } from 'node:crypto';
import { type RungResult, rungResult } from '#shared/domain/ocpp/probeCauses.ts';
import { clientFrame, closeFrame, createFrameReader, opcodes } from './frames.ts';
import type { Upgrade } from './probe.types.ts';

type Event =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'closed'; readonly code: number };

const normalClosure = 1000;
/** What a broken connection counts as, RFC 6455, 7.1.5. */
const brokenOff = 1006;
const protocolError = 1002;

/** Reads what the back end says, answers its pings, and tells of text and of the end. */
const listen = ({ stream, head }: Upgrade, onEvent: (event: Event) => void): void => {
  const read = createFrameReader();
  const see = (chunk: Buffer) => {
    const frames = read(chunk);
    if (frames === null) onEvent({ kind: 'closed', code: protocolError });
    for (const { opcode, payload } of frames ?? []) {
      if (opcode === opcodes.ping) stream.write(clientFrame(opcodes.pong, payload));
      if (opcode === opcodes.text) onEvent({ kind: 'text', text: payload.toString('utf8') });
      if (opcode === opcodes.close)
        onEvent({ kind: 'closed', code: payload.length < 2 ? normalClosure : payload.readUInt16BE(0) });
    }
  };
  stream.on('data', see);
  stream.on('close', () => onEvent({ kind: 'closed', code: brokenOff }));
  stream.on('end', () => onEvent({ kind: 'closed', code: brokenOff }));
  if (head.length > 0) see(head);
};

/** The next event, or null when none came in time. */
const within = (
  ms: number,
  signal: AbortSignal,
  listenFor: (take: (event: Event) => void) => void,
): Promise<Event | null> =>
  new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const end = (event: Event | null) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(event);
    };
    const timer = setTimeout(() => end(null), ms);
    signal.addEventListener('abort', abort, { once: true });
    listenFor(end);
  });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const bootResult = (text: string, id: string): RungResult => {
  const message = parsed(text);
  if (!Array.isArray(message) || message[1] !== id) return rungResult('boot-not-ocpp', {});
  const [type, , body]: unknown[] = message;
  if (type === 4) return rungResult('boot-error', { code: String(body).slice(0, 60) });
  if (type !== 3 || typeof body !== 'object' || body === null || !('status' in body))
    return rungResult('boot-not-ocpp', {});
  switch (body.status) {
    case 'Accepted':
      return rungResult('boot-accepted', { intervalS: 'interval' in body ? Number(body.interval) || 0 : 0 });
    case 'Pending':
      return rungResult('boot-pending', {});
    case 'Rejected':
      return rungResult('boot-rejected', {});
    default:
      return rungResult('boot-not-ocpp', {});
  }
};

/** Ends an upgraded connection without having said anything. */
export const closeQuietly = ({ stream }: Upgrade): void => {
  stream.end(closeFrame(normalClosure), () => stream.destroy());
};

/**
 * Sends a BootNotification in the name of the charger and tells the answer; then, when asked, stays silent (but for
 * pings, with `pingEveryS`) and tells whether the connection lives on.
 */
export const claimIdentity = async (
  upgrade: Upgrade,
  waits: { readonly bootMs: number; readonly idleS: number; readonly pingEveryS: number },
  tell: (result: RungResult) => void,
  signal: AbortSignal,
): Promise<void> => {
  const { stream } = upgrade;
  const id = randomUUID();
  let take: (event: Event) => void = () => undefined;
  let isClosed = false;
  listen(upgrade, (event) => {
    isClosed ||= event.kind === 'closed';
    take(event);
  });
  const stayIdle = async (idleS: number, everyS: number): Promise<RungResult> => {
    const start = performance.now();
    const ping = () => void stream.write(clientFrame(opcodes.ping, Buffer.alloc(0)));
    const pinging = everyS > 0 ? setInterval(ping, everyS * 1000) : undefined;
    const lost = await within(idleS * 1000, signal, (end) => {
      take = (event) => {
        if (event.kind === 'closed') end(event);
      };
      if (isClosed) end({ kind: 'closed', code: brokenOff });
    }).finally(() => clearInterval(pinging));
    const seconds = lost === null ? idleS : Math.round((performance.now() - start) / 1000);
    if (everyS > 0)
      return rungResult(lost === null ? 'idle-alive-ping' : 'idle-dropped-ping', { seconds, everyS });
    return rungResult(lost === null ? 'idle-alive' : 'idle-dropped', { seconds });
  };
  const boot = { chargePointVendor: 'Nexus Configurator', chargePointModel: 'Probe' };
  const call = JSON.stringify([2, id, 'BootNotification', boot]);
  try {
    const answer = await within(waits.bootMs, signal, (end) => {
      take = (event) => {
        // The back end may ask something first; only the answer counts.
        if (event.kind === 'closed' || !event.text.startsWith('[2,')) end(event);
      };
      stream.write(clientFrame(opcodes.text, Buffer.from(call)));
    });
    if (answer === null) return tell(rungResult('boot-silent', { seconds: Math.ceil(waits.bootMs / 1000) }));
    if (answer.kind === 'closed') return tell(rungResult('boot-closed', { code: answer.code }));
    const result = bootResult(answer.text, id);
    tell(result);
    if (result.state === 'failed') return;
    if (waits.idleS === 0) return tell(rungResult('idle-not-asked', {}));
    tell(await stayIdle(waits.idleS, waits.pingEveryS));
  } finally {
    closeQuietly(upgrade);
  }
};
