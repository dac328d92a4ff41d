import { useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import type { Visit } from '#renderer/features/configuration/model/useVisit.ts';
import type { LiftedLimitView } from '#shared/contract/charger.ts';
import type { AppliedView } from '#shared/contract/configuration.ts';
import type { WireError } from '#shared/contract/wireError.ts';

export interface Lift {
  readonly lifted: LiftedLimitView | null;
  readonly error: WireError | null;
  readonly afterProof: (applied: AppliedView, visit: Visit) => void;
  readonly forget: () => void;
}

/** After the advised current is proven in force: lifts what the test left, and keeps what holds then. */
export const useLift = (): Lift => {
  const [lifted, setLifted] = useState<LiftedLimitView | null>(null);
  const lift = useAction(async (visit: Visit) => setLifted(await api.charger.liftSocketLimit(visit)));
  return {
    lifted,
    error: lift.error,
    afterProof: ({ proof }, visit) => {
      const isProven = proof.some(
        ({ point, result }) => point === 'settings.maxCurrent' && result === 'in-force',
      );
      if (isProven) void lift.run(visit);
    },
    forget: () => setLifted(null),
  };
};
