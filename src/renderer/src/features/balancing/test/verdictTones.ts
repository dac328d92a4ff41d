import type { StatusTone } from '#renderer/ui/status.tsx';
import type { TestVerdict } from '#shared/contract/jobs.ts';

/** The tone a verdict is shown in. */
export const verdictTones: Readonly<Record<TestVerdict, StatusTone>> = {
  pass: 'good',
  warn: 'warn',
  fail: 'bad',
  'not-proven': 'neutral',
};
