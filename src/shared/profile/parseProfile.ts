import { appError } from '#shared/errors/appError.ts';
import { compileProfile } from './compileProfile.ts';
import type { DeviceProfile } from './deviceProfile.ts';
import { profileDocumentSchema } from './profileDocument.ts';
import { profileFaults } from './profileFaults.ts';

/** How many faults one refusal names: enough to work on, not a wall of text. */
const SHOWN_FAULTS = 5;

const pathText = (path: readonly PropertyKey[]): string => path.map(String).join('.');

/** Checks what was read from a profile file and makes it ready: `profile.invalid` with a readable reason. */
export const parseProfile = (
  content: unknown,
  options: { readonly file: string; readonly verified: boolean },
): DeviceProfile => {
  const parsed = profileDocumentSchema.safeParse(content);
  const faults = parsed.success
    ? profileFaults(parsed.data)
    : parsed.error.issues.map((issue) => `${pathText(issue.path)}: ${issue.message}`);
  if (!parsed.success || faults.length > 0) {
    const reason = faults.slice(0, SHOWN_FAULTS).join('; ');
    throw appError('profile.invalid', { file: options.file, reason });
  }
  return compileProfile(parsed.data, { verified: options.verified });
};
