import type { CommandResultView } from '#shared/contract/backEnd.ts';
import { changeAnswer } from '#shared/domain/ocpp/configurationKeys.ts';

type Changed = Pick<Extract<CommandResultView, { kind: 'changed' }>, 'status' | 'readBack'>;

/** What the answer of a charger means where reading back cannot tell: refused, not known, after a restart. */
export const changeOutcome = (key: string, { status, readBack }: Changed): ReturnType<typeof changeAnswer> =>
  readBack === 'not-changed' || readBack === 'after-restart' ? changeAnswer(key, status) : null;
