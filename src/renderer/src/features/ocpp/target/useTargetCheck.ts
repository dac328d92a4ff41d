import { useMemo } from 'react';
import { checkTarget, type TargetCheck } from '#shared/domain/ocpp/checkTarget.ts';
import type { OcppLimits, SecurityProfile } from '#shared/domain/ocpp/ocppLimits.ts';

/** Where a charger is to connect, as typed; `profile` null: nobody has said. */
export interface Target {
  readonly url: string;
  readonly identity: string;
  readonly profile: SecurityProfile | null;
}

export const emptyTarget: Target = { url: 'wss://', identity: '', profile: null };

/** The rules for address, identity and profile while somebody types. */
export const useTargetCheck = (
  { url, identity, profile }: Target,
  { isPractice, limits }: { isPractice: boolean; limits?: OcppLimits | undefined },
): TargetCheck =>
  useMemo(
    () => checkTarget({ url, identity }, { profile, isPractice, ...(limits ? { limits } : {}) }),
    [url, identity, profile, isPractice, limits],
  );
