import { createFindings, type Finding } from './finding.ts';

/** Rules for the clock of the laptop: a log written in the past would be worthless. */
export const clockRules = {
  'laptop-clock-before-build': { level: 'refuse', params: ['laptopMs', 'buildMs'] },
  'laptop-clock-before-log': { level: 'refuse', params: ['laptopMs', 'newestEntryMs'] },
  'laptop-clock-plausible': { level: 'pass', params: ['laptopMs'] },
} as const;
export type ClockRule = keyof typeof clockRules;

const finding = createFindings(clockRules);

/** Refuses a laptop whose clock is before the build of the program or before the newest entry of the log. */
export function clockFindings(input: {
  readonly laptopMs: number;
  readonly buildMs: number;
  readonly newestEntryMs: number | null;
}): Finding<ClockRule>[] {
  const { laptopMs, buildMs, newestEntryMs } = input;
  const found: Finding<ClockRule>[] = [];
  if (laptopMs < buildMs) found.push(finding('laptop-clock-before-build', null, { laptopMs, buildMs }));
  if (newestEntryMs !== null && laptopMs < newestEntryMs)
    found.push(finding('laptop-clock-before-log', null, { laptopMs, newestEntryMs }));
  return found.length > 0 ? found : [finding('laptop-clock-plausible', null, { laptopMs })];
}
