import { useEffect, useRef } from 'react';
import { valuesToPutBack } from '#renderer/app/drift/putBack.ts';
import { useDrift } from '#renderer/app/drift/useDrift.ts';
import type { PlanSource } from '#renderer/features/configuration/plan/planSource.ts';

/** Another page led here to put back what was changed elsewhere: plans it once, as soon as that can be written. */
export const useComeToPutBack = (
  deviceId: string,
  isWanted: boolean,
  toPlan: (source: PlanSource) => void,
): void => {
  const drift = useDrift(isWanted ? deviceId : null);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!isWanted) hasBegun.current = false;
    if (!isWanted || hasBegun.current || drift?.kind !== 'known') return;
    hasBegun.current = true;
    const values = valuesToPutBack(drift.drift);
    if (Object.keys(values).length > 0) toPlan({ kind: 'put-back', edits: { values, secrets: {} } });
  });
};
