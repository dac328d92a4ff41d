import { viewApplied } from '#core/configuration/views.ts';
import type { Wanted } from '#core/provisioning/planSession.ts';
import type { Work } from './configurationWork.ts';
import { failWithMerge } from './mergeOutput.ts';
import type { DeviceOptions } from './options.ts';
import { describeProof } from './planOutput.ts';
import { UsageError } from './usageError.ts';

/** Every write is meant: refused as wrong usage without `--yes`. It is logged with a site or without one. */
export const needsConsent = (command: string, options: DeviceOptions): void => {
  if (!options.yes) throw new UsageError(`${command} writes to a charger: say --yes`);
};

/** Brings the charger to a wanted state through plan and apply and prints the proof. */
export const applyWanted = async (work: Work, wanted: Wanted, rewriteSecrets: boolean): Promise<void> => {
  const { core, session, visitor, output, newPin, report, signal } = work;
  const applied = await core.configurations
    .apply(session, visitor, wanted, { newPin, report, signal, rewriteSecrets })
    .catch((error: unknown) => failWithMerge(error, work, wanted));
  if (applied !== null) output.result(viewApplied(applied), describeProof(applied.proof));
};
