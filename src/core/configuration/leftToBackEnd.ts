import type { SiteLog } from '#core/ports/siteLog.ts';
import { createJournal } from '#core/provisioning/journal.ts';
import { appError } from '#shared/errors/appError.ts';
import type { RunState } from './runState.ts';
import type { RunStore } from './runStore.ts';

/** How a run ended whose charger only its back end reaches; nothing of it was read again. */
export interface LeftToBackEnd {
  readonly runId: string;
  readonly serial: string;
  readonly door: 'none';
  /** Whether the charger's answer to the commit is in the log, or only that it was about to be sent. */
  readonly activation: 'stored' | 'announced';
  /** At its back end: on the word of a person, or by nobody. */
  readonly seen: 'by-person' | 'not-seen';
}

/** What the log has of the activation a run ended with; null when its last work was another one, or was refused. */
const activationOf = (log: SiteLog, { id }: RunState): LeftToBackEnd['activation'] | null => {
  const entries = [...log.eachEntry({ jobId: id })];
  const intent = entries.findLast(({ kind }) => kind === 'intent');
  if (intent?.details['way'] !== 'back-end') return null;
  const written = entries.find(({ kind, intentId }) => kind === 'write' && intentId === intent.id);
  if (written?.changes.some(({ result }) => result === 'refused')) return null;
  return typeof written?.details['committedGeneration'] === 'number' ? 'stored' : 'announced';
};

/**
 * Ends a run that activated OCPP alone and broke off, once its charger no longer answers over Bluetooth: silence is
 * what was wanted. Null for another run. `run.activation-unknown` while nobody knows whether the charger took the
 * order and nobody has seen it at its back end; the run stays open.
 */
export const endLeftToBackEnd = (
  log: SiteLog,
  runs: RunStore,
  runId: string,
  { isSeen }: { readonly isSeen: boolean },
): LeftToBackEnd | null => {
  const run = runs.get(runId);
  const activation = activationOf(log, run);
  if (activation === null) return null;
  if (activation === 'announced' && !isSeen) throw appError('run.activation-unknown', { device: run.name });
  const { siteId, visitId, serial: chargerSerial, person, id: jobId, practice } = run;
  const seen = isSeen ? 'by-person' : 'not-seen';
  const socketId = log.charger(chargerSerial)?.socketId ?? null;
  createJournal(log, { siteId, visitId, socketId, chargerSerial, person, jobId, practice }).append({
    kind: 'note',
    outcome: 'done',
    details: { purpose: 'left-to-back-end', activation, seen },
  });
  runs.save({ ...run, outcome: 'done' });
  return { runId, serial: chargerSerial, door: 'none', activation, seen };
};
