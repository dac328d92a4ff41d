import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Clock } from '#core/ports/clock.ts';

/** `file.state`, `file.reason` and `file.command` of the reference profile. */
const states = ['idle', 'receiving', 'checking', 'ready', 'refused', 'installing', 'on-trial'] as const;
const reasons = ['none', 'size', 'hash', 'signature', 'hardware', 'version', 'state'] as const;
export const fileCommand = { begin: 1, check: 2, install: 3, discard: 4, confirm: 5 } as const;
/** `file.kind`: firmware, root certificates, the charger's own certificate with its key. */
export const fileKind = { firmware: 1, ca: 2, client: 3 } as const;
/** `state.cp`: a car is there in B, C and D. */
const pluggedLetters: readonly unknown[] = [11, 12, 13];
/** How long a firmware is on trial after its boot (device time). */
export const trialSeconds = 300;

export type FileState = (typeof states)[number];
export type FileReason = (typeof reasons)[number];

/** Where a charger stands with a file, and which firmware it runs. */
export interface FileStatus {
  readonly state: FileState;
  readonly reason: FileReason;
  readonly kind: number;
  readonly size: number;
  readonly sha256: string;
  readonly received: number;
  readonly firmware: string;
  readonly isPlugged: boolean;
  /** Device seconds until a firmware on trial goes back by itself; null when none is. */
  readonly trialLeftS: number | null;
}

const points = [
  'file.state',
  'file.reason',
  'file.kind',
  'file.size',
  'file.sha256',
  'file.received',
  'identity.firmware',
  'state.cp',
  'state.uptime',
];

/** Reads it anew; nothing of it is remembered from before. A practice site's trial runs at its speed, its clock does not. */
export const readFileStatus = async (
  session: DeviceSession,
  clock: Pick<Clock, 'speed'>,
): Promise<FileStatus> => {
  const values = await session.read(points);
  const state = states[Number(values['file.state'])] ?? 'idle';
  const uptimeS = Number(values['state.uptime'] ?? 0) * clock.speed();
  return {
    state,
    reason: reasons[Number(values['file.reason'])] ?? 'none',
    kind: Number(values['file.kind'] ?? 0),
    size: Number(values['file.size'] ?? 0),
    sha256: String(values['file.sha256'] ?? ''),
    received: Number(values['file.received'] ?? 0),
    firmware: String(values['identity.firmware'] ?? ''),
    isPlugged: pluggedLetters.includes(values['state.cp']),
    trialLeftS: state === 'on-trial' ? Math.max(0, trialSeconds - uptimeS) : null,
  };
};
