import { useEffect, useRef } from 'react';
import { valuesToPutBack } from '#renderer/app/drift/putBack.ts';
import { useDrift } from '#renderer/app/drift/useDrift.ts';
import type { PlanSource } from '#renderer/features/configuration/plan/planSource.ts';

/**
 * Another page led here to put back what was changed elsewhere: plans it once, as soon as it can be written and the
 * page shows the reading it was found in. `deviceId` null: nobody wants that.
 */
export const useComeToPutBack = (
  deviceId: string | null,
  seenId: string | undefined,
  toPlan: (source: PlanSource) => void,
): void => {
  const drift = useDrift(deviceId);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (deviceId === null) hasBegun.current = false;
    if (deviceId === null || hasBegun.current || drift?.kind !== 'known' || drift.readingId !== seenId)
      return;
    hasBegun.current = true;
    const values = valuesToPutBack(drift.drift);
    if (Object.keys(values).length > 0) toPlan({ kind: 'put-back', edits: { values, secrets: {} } });
  });
};
