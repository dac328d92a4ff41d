import { checkIdentity, type IdentityOptions } from './checkIdentity.ts';
import { profileFindings } from './checkSecurity.ts';
import { checkUrl, type UrlCheck, type UrlOptions } from './checkUrl.ts';
import { connectionUrl } from './connectionUrl.ts';
import { isBlocked, type OcppFinding } from './ocppFinding.ts';
import type { OcppRule } from './ocppRules.ts';

export interface TargetOptions extends Omit<UrlOptions, 'identity'>, IdentityOptions {}

export interface TargetFinding extends OcppFinding<OcppRule> {
  readonly field: 'url' | 'identity' | 'profile';
}

export interface TargetCheck {
  readonly findings: readonly TargetFinding[];
  /** True when no rule blocks. */
  readonly ok: boolean;
  /** As they are written to the charger; null when a rule blocks. */
  readonly url: string | null;
  readonly identity: string | null;
  /** What the charger will open; null while a rule blocks address or identity. */
  readonly connectionUrl: string | null;
  readonly address: Pick<UrlCheck, 'scheme' | 'host' | 'port' | 'isAddress'>;
}

const at =
  (field: TargetFinding['field']) =>
  (finding: OcppFinding<OcppRule>): TargetFinding => ({ ...finding, field });

/** Address, identity and profile together: every finding with its field, and the address that results. */
export const checkTarget = (
  typed: { readonly url: string; readonly identity: string },
  options: TargetOptions = {},
): TargetCheck => {
  const { findings: ofUrl, url, ...address } = checkUrl(typed.url, { ...options, identity: typed.identity });
  const { findings: ofIdentity, identity } = checkIdentity(typed.identity, options);
  const { profile = null } = options;
  const ofProfile = profile === null ? [] : profileFindings({ profile, scheme: address.scheme });
  const findings = [
    ...ofUrl.map(at('url')),
    ...ofIdentity.map(at('identity')),
    ...ofProfile.map(at('profile')),
  ];
  return {
    findings,
    ok: !isBlocked(findings),
    url,
    identity,
    connectionUrl: url === null || identity === null ? null : connectionUrl(url, identity),
    address,
  };
};
