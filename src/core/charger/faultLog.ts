import type { LiveSample } from '#core/devices/deviceSession.types.ts';
import type { OpenDevices } from '#core/devices/openDevices.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { createJournal } from '#core/provisioning/journal.ts';
import { bitsIn } from '#shared/domain/charger/bits.ts';
import { isAppError } from '#shared/errors/appError.ts';
import type { LiveRecorder } from './liveRecorder.ts';

export interface FaultLogOptions {
  readonly recorder: LiveRecorder;
  readonly devices: OpenDevices;
  readonly log: SiteLog;
  /** Who works with this program now. */
  person(): string;
}

const isLogTrouble = (error: unknown): boolean =>
  isAppError(error, 'log.disk-full') || isAppError(error, 'log.busy');

/** Faults and warnings that the log has as begun and not as over. */
const lastingIn = (log: SiteLog, serial: string): Set<number> => {
  const lasting = new Set<number>();
  for (const { details, outcome } of log.eachEntry({ chargerSerial: serial, kinds: ['fault'] })) {
    const { bit } = details;
    if (typeof bit !== 'number') continue;
    if (outcome === 'open') lasting.add(bit);
    else lasting.delete(bit);
  }
  return lasting;
};

/**
 * Keeps in the log when a fault or warning of a followed charger came and when it was over, each once, also over a
 * restart of this program. Answers a function that stops it.
 */
export const keepFaults = ({ recorder, devices, log, person }: FaultLogOptions): (() => void) => {
  const known = new Map<string, Set<number>>();
  const follow = (deviceId: string, { values }: LiveSample): void => {
    const { 'state.fault': fault, 'state.warning': warning } = values;
    // An unreadable bitmap is no proof that a fault is over.
    if (typeof fault !== 'number' || typeof warning !== 'number') return;
    const device = devices.list().find(({ session }) => session.id === deviceId);
    if (device === undefined) return;
    const { session, jobId } = device;
    const { serial, practice } = session.identity;
    const lasting = known.get(serial) ?? lastingIn(log, serial);
    known.set(serial, lasting);
    const place = log.charger(serial);
    const journal = createJournal(log, {
      siteId: place?.siteId ?? null,
      visitId: null,
      socketId: place?.socketId ?? null,
      chargerSerial: serial,
      person: person(),
      jobId,
      practice,
    });
    const note = (bit: number, outcome: 'open' | 'done'): void => {
      const stage = bitsIn(fault).includes(bit) ? 'active' : 'warning';
      const details = { bit, ...(outcome === 'open' ? { stage } : {}) };
      journal.append({ kind: 'fault', outcome, door: session.door, details });
      if (outcome === 'open') lasting.add(bit);
      else lasting.delete(bit);
    };
    const now = new Set([...bitsIn(fault), ...bitsIn(warning)]);
    for (const bit of now) if (!lasting.has(bit)) note(bit, 'open');
    for (const bit of [...lasting]) if (!now.has(bit)) note(bit, 'done');
  };
  return recorder.onSample((deviceId, sample) => {
    try {
      follow(deviceId, sample);
    } catch (error) {
      // A log that cannot take it now must not end what the person looks at.
      if (!isLogTrouble(error)) throw error;
    }
  });
};
