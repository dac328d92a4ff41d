import type { Finding } from '#shared/domain/finding.ts';
import { checkTarget } from '#shared/domain/ocpp/checkTarget.ts';
import { isSecurityProfile } from '#shared/domain/ocpp/ocppLimits.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { type PlanRule, planFinding } from './planRules.ts';

const points = ['ocpp.mode', 'ocpp.url', 'ocpp.identity', 'ocpp.securityProfile'];
const withKey = [1, 2];

/** Certificates may name an address; whether they do is not known here. */
const mayBeRight = 'url-address-certificate';

const brokenRules = (after: PointValues, isPractice: boolean, hasKey: boolean): string[] => {
  const { 'ocpp.url': url, 'ocpp.identity': identity, 'ocpp.securityProfile': stored } = after;
  if (typeof url !== 'string' || typeof identity !== 'string') return [];
  const profile = typeof stored === 'number' && isSecurityProfile(stored) ? stored : null;
  const { findings } = checkTarget({ url, identity }, { profile, isPractice });
  const blocked = findings.filter(({ severity, code }) => severity === 'block' && code !== mayBeRight);
  const lacksKey = profile !== null && withKey.includes(profile) && !hasKey;
  return [...blocked.map(({ code }) => code), ...(lacksKey ? ['security-key-missing'] : [])];
};

/** A charger with OCPP on that cannot reach its back end is out of reach itself: what the rules block is refused. */
export const backEndFindings = (
  { after, touched }: { readonly after: PointValues; readonly touched: ReadonlySet<string> },
  facts: { readonly isPractice: boolean; readonly hasKey: boolean },
): Finding<PlanRule>[] => {
  const mode = after['ocpp.mode'];
  const isOn = typeof mode === 'number' && mode !== 0;
  if (!isOn || !points.some((point) => touched.has(point))) return [];
  const rules = brokenRules(after, facts.isPractice, facts.hasKey);
  return rules.length === 0
    ? []
    : [planFinding('plan-back-end-refused', 'ocpp.url', { rules: rules.join(', ') })];
};
