import { api } from '#renderer/app/bridge/api.ts';
import type { Edits } from '#renderer/features/configuration/model/edits.ts';
import type {
  ApplyEvent,
  PlanEvent,
  RollbackPlanEvent,
} from '#renderer/features/configuration/model/streamEvents.ts';
import type { Visit } from '#renderer/features/configuration/model/useVisit.ts';

/** Values a person wants, and the state of the charger that was on the screen then. */
export interface EditedSource {
  readonly kind: 'edits' | 'put-back';
  readonly edits: Edits;
  /** Absent when the log knew nothing of the charger. */
  readonly base?: { readonly snapshotId: string; readonly generation: number };
}

/** What is to be planned and then written: edits, what was changed elsewhere put back, or an earlier state. */
export type PlanSource = EditedSource | { readonly kind: 'rollback'; readonly snapshotId: string };

interface Call {
  readonly visit: Visit;
  readonly source: PlanSource;
  readonly newPin: string | null;
  /** Of the state, then of the plan that was looked at: another one in the charger stores nothing. */
  readonly generation: number | null;
}

// A secret that was typed is meant, even when nothing else in its block changes.
const wantedOf = ({ visit, newPin, generation }: Call, { values, secrets }: Edits) => ({
  ...visit,
  values,
  secrets,
  newPin,
  rewriteSecrets: Object.keys(secrets).length > 0,
  generation,
});

export const openPlan = (
  call: Call,
  signal: AbortSignal,
): Promise<AsyncIterable<PlanEvent | RollbackPlanEvent>> =>
  call.source.kind !== 'rollback'
    ? api.configuration.plan(wantedOf(call, call.source.edits), { signal })
    : api.configuration.planRollback(
        { ...call.visit, snapshotId: call.source.snapshotId, newPin: call.newPin },
        { signal },
      );

export const openApply = (call: Call, signal: AbortSignal): Promise<AsyncIterable<ApplyEvent>> =>
  call.source.kind !== 'rollback'
    ? api.configuration.apply(wantedOf(call, call.source.edits), { signal })
    : api.configuration.rollback(
        {
          ...call.visit,
          snapshotId: call.source.snapshotId,
          newPin: call.newPin,
          generation: call.generation,
        },
        { signal },
      );
