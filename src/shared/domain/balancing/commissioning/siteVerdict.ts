import { type TestReason, testReasons } from '#shared/domain/stepVerdict.ts';

/** Reasons that only the test of a whole site gives, with the parameters of their texts. */
export const siteTestReasons = {
  'no-car': [],
  'no-room': ['wantedA', 'node'],
  'no-step': ['maxA'],
  'meter-silent': ['node'],
  'no-meter': [],
  'charger-silent': [],
  'phases-open': ['steps'],
  'phases-all': ['steps'],
  'phases-as-planned': ['phases', 'steps'],
  'phases-differ': ['phases', 'planned', 'steps'],
  'phases-not-planned': ['phases', 'steps'],
  'phase-count': ['phases', 'loaded', 'found'],
  'not-below-meter': ['steps'],
  'ct-reversed': ['phases'],
  'ct-ratio': ['phases', 'factor'],
  'meter-swapped': [],
  'sweep-kept': ['fromA', 'toA'],
  'sweep-car-limited': ['fromA', 'toA', 'carA'],
  'sweep-part': ['fromA', 'toA', 'node'],
  'pause-and-resume': ['afterS'],
  'breaker-kept': ['measuredA', 'bootA', 'afterS'],
  'breaker-exceeded': ['measuredA', 'bootA'],
  'breaker-not-drawing': ['bootA'],
  'breaker-not-switched': ['withinS'],
  'no-restart': [],
  'all-kept': ['cars', 'highestA', 'limitA', 'node', 'afterS'],
  'node-exceeded': ['node', 'phase', 'measuredA', 'limitA'],
  'all-not-fallen': ['charger', 'measuredA', 'failsafeA', 'withinS'],
  'all-too-few': ['cars'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type SiteTestReason = keyof typeof siteTestReasons | TestReason;

/** What came of one test of a site. */
export interface SiteVerdict {
  readonly verdict: 'pass' | 'warn' | 'fail' | 'not-proven';
  readonly reason: SiteTestReason;
  readonly params: Readonly<Record<string, number | string>>;
}

type OwnReason = keyof typeof siteTestReasons;

/** Makes a verdict; the compiler insists on the parameters the reason declares. */
export const siteVerdict = <Reason extends OwnReason>(
  verdict: SiteVerdict['verdict'],
  reason: Reason,
  params: Readonly<Record<(typeof siteTestReasons)[Reason][number], number | string>>,
): SiteVerdict => ({ verdict, reason, params });

/** Whether a text of a site test, rather than of a test of control, belongs to a reason. */
export const isSiteReason = (reason: string): reason is OwnReason =>
  Object.hasOwn(siteTestReasons, reason) && !Object.hasOwn(testReasons, reason);
