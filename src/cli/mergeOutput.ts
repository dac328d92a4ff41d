import { appRoot } from '#core/hosting/appRoot.ts';
import { describeError } from '#core/hosting/describeError.ts';
import type { Wanted } from '#core/provisioning/planSession.ts';
import type { MergeRow } from '#shared/domain/configuration/mergeChanges.ts';
import { isAppError } from '#shared/errors/appError.ts';
import type { Work } from './configurationWork.ts';

const describeRow = ({ point, base, mine, theirs, state, suggested }: MergeRow): string =>
  `${point}: was ${base ?? '–'}, wanted ${mine ?? '–'}, now ${theirs ?? '–'} (${state}${
    state === 'conflict' ? `, suggested: ${suggested}` : ''
  })`;

/**
 * Somebody else has changed the charger since the file was made: says point by point who changed what, as an error.
 * Any other failure is thrown on.
 */
export const failWithMerge = async (error: unknown, work: Work, wanted: Wanted): Promise<null> => {
  if (!isAppError(error, 'commit.stale-generation')) throw error;
  const { core, session, visitor, output, report, signal } = work;
  const options = { baseId: null, report, signal };
  const merge = await core.configurations.merge(session, visitor, wanted, options).catch(() => {
    // Without a charger to ask, what went wrong first is all there is to say.
    throw error;
  });
  const { code, details } = error;
  if (!output.isJson) output.say(describeError(error, appRoot()));
  output.result({ error: { code, details }, merge }, merge.rows.map(describeRow));
  process.exitCode = 1;
  return null;
};
