import { useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { type Action, useAction } from '#renderer/app/bridge/useAction.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { checkKey } from '#shared/domain/ocpp/authorizationKey.ts';

export interface KeyInHand {
  /** Being typed; leaves this page only towards the application. */
  readonly typed: string;
  readonly type: (key: string) => void;
  /** A new one, as long as this page is open: nobody can show it again. */
  readonly made: { readonly plain: string; readonly hex: string } | null;
  readonly make: Action<[], true>;
  /** Hands the typed key over; true when there is nothing left to hand over. */
  readonly give: Action<[], true>;
  readonly isReplacing: boolean;
  readonly replace: () => void;
  /** What the probe may use: typed or made on this page. */
  readonly forProbe: string | null;
}

/** The authorization key of this job, typed or made. It is kept by the application and never shown again. */
export const useKey = (): KeyInHand => {
  const { job, flush } = useJob();
  const [typed, setTyped] = useState('');
  const [made, setMade] = useState<KeyInHand['made']>(null);
  const [isReplacing, setReplacing] = useState(false);
  const [given, setGiven] = useState<string | null>(null);
  const make = useAction(async (): Promise<true> => {
    await flush();
    const { plain, hex } = await api.jobs.generateKey({ id: job.id });
    setTyped('');
    setReplacing(false);
    setMade({ plain, hex });
    return true;
  });
  const give = useAction(async (): Promise<true> => {
    if (typed === '' || checkKey(typed).hex === null) return true;
    await api.jobs.giveSecrets({ id: job.id, key: typed });
    setGiven(typed);
    setTyped('');
    setReplacing(false);
    setMade(null);
    return true;
  });
  return {
    typed,
    type: setTyped,
    made,
    make,
    give,
    isReplacing,
    replace: () => setReplacing(true),
    forProbe: typed === '' ? (made?.plain ?? given) : typed,
  };
};
