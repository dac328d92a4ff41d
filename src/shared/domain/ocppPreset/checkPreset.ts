import { profileFindings } from '#shared/domain/ocpp/checkSecurity.ts';
import { checkUrl } from '#shared/domain/ocpp/checkUrl.ts';
import { isBlocked, type OcppFinding } from '#shared/domain/ocpp/ocppFinding.ts';
import type { OcppRule } from '#shared/domain/ocpp/ocppRules.ts';
import { presetFinding } from '#shared/domain/ocpp/presetRules.ts';
import { type BackEndPreset, longestPresetName } from './backEndPreset.ts';

export interface PresetCheck {
  readonly findings: readonly OcppFinding<OcppRule>[];
  /** As it is kept; null when a rule blocks. */
  readonly preset: BackEndPreset | null;
}

const nameFindings = (name: string): OcppFinding<OcppRule>[] => {
  const isFine = name !== '' && name.length <= longestPresetName && !/\p{C}/u.test(name);
  return isFine ? [] : [presetFinding('preset-name', { max: longestPresetName })];
};

/**
 * The rules of typing, for an address that is to be kept. What only counts where it is used (loopback, the limits of a
 * charger, the identity) is judged there. A part after `?` is refused: it often is a key.
 */
export const checkPreset = (preset: BackEndPreset): PresetCheck => {
  const name = preset.name.trim().normalize('NFC');
  const {
    findings: ofUrl,
    url,
    scheme,
  } = checkUrl(preset.url, {
    profile: preset.profile,
    isPractice: true,
  });
  const findings = [
    ...nameFindings(name),
    ...ofUrl.map((finding) =>
      finding.code === 'url-query' ? presetFinding('preset-query', {}, finding.fix ?? null) : finding,
    ),
    ...profileFindings({ profile: preset.profile, scheme }),
  ];
  return { findings, preset: url === null || isBlocked(findings) ? null : { ...preset, name, url } };
};
