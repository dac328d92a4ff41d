import { randomUUID } from 'node:crypto';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog, StoredPreset } from '#core/ports/siteLog.ts';
import { readCertificates } from '#core/provisioning/certificates/readCertificates.ts';
import { isBlocked, type OcppFinding } from '#shared/domain/ocpp/ocppFinding.ts';
import type { OcppRule } from '#shared/domain/ocpp/ocppRules.ts';
import { presetFinding } from '#shared/domain/ocpp/presetRules.ts';
import {
  type BackEndPreset,
  backEndPresetSchema,
  type OwnPreset,
  presetNameKey,
} from '#shared/domain/ocppPreset/backEndPreset.ts';
import { checkPreset } from '#shared/domain/ocppPreset/checkPreset.ts';
import {
  type PresetFileProblem,
  readPresetFile,
  writePresetFile,
} from '#shared/domain/ocppPreset/presetFile.ts';

type Findings = readonly OcppFinding<OcppRule>[];

/** What keeping came to; `name-taken` names the one that has the name, and nothing was stored. */
export type PresetSaved =
  | { readonly kind: 'saved'; readonly saved: OwnPreset }
  | { readonly kind: 'refused'; readonly findings: Findings }
  | { readonly kind: 'name-taken'; readonly by: OwnPreset };

/** One preset of a file, against what is kept here. */
export interface PresetFileRow {
  readonly preset: BackEndPreset;
  readonly state: 'new' | 'same' | 'replaces' | 'refused';
  readonly findings: Findings;
}

export type PresetFileResult =
  | { readonly kind: 'read'; readonly rows: readonly PresetFileRow[] }
  | { readonly kind: 'problem'; readonly problem: PresetFileProblem; readonly at: string };

/** Back ends a person keeps on this computer, and hands to colleagues as a file. */
export interface Presets {
  list(): readonly OwnPreset[];
  /** With `id` in place of that one (or as it was, after a removal), else as a new one. */
  save(preset: BackEndPreset, id: string | null): PresetSaved;
  remove(id: string): OwnPreset | null;
  readFile(text: string): PresetFileResult;
  /** All of them or none: those of a known name replace it. */
  takeOver(presets: readonly BackEndPreset[]): readonly OwnPreset[];
  writeFile(ids: readonly string[]): string;
}

const view = ({ id, savedAtMs, preset }: StoredPreset): readonly OwnPreset[] => {
  const parsed = backEndPresetSchema.safeParse(preset);
  return parsed.success ? [{ id, savedAtMs, preset: parsed.data }] : [];
};

const isSame = (left: BackEndPreset, right: BackEndPreset): boolean =>
  JSON.stringify(backEndPresetSchema.parse(left)) === JSON.stringify(backEndPresetSchema.parse(right));

/** The rules of typing, and those of root certificates. */
const judge = (typed: BackEndPreset, laptopMs: number): ReturnType<typeof checkPreset> => {
  const checked = checkPreset(typed);
  const { caPem } = typed;
  if (caPem === undefined) return checked;
  const facts = { laptopMs, chargerMs: null, host: null, serial: null };
  const ca = readCertificates('ca', [Buffer.from(caPem, 'utf8')], facts);
  const findings = [...checked.findings, ...ca.findings];
  const preset = checked.preset === null || ca.pem === null ? null : { ...checked.preset, caPem: ca.pem };
  return { findings, preset: isBlocked(findings) ? null : preset };
};

export const createPresets = ({ log, clock }: { log: SiteLog; clock: Pick<Clock, 'nowMs'> }): Presets => {
  const list = (): readonly OwnPreset[] => log.backEndPresets().flatMap(view);
  const named = (name: string): OwnPreset | undefined =>
    list().find(({ preset }) => presetNameKey(preset.name) === presetNameKey(name));
  const stored = (preset: BackEndPreset, id: string) => ({ id, nameKey: presetNameKey(preset.name), preset });
  const rowOf = (typed: BackEndPreset, isTwice: boolean): PresetFileRow => {
    const { findings: found, preset } = judge(typed, clock.nowMs());
    const findings = isTwice
      ? [...found, presetFinding('preset-name-twice', { name: typed.name.slice(0, 60) })]
      : found;
    if (preset === null || isTwice) return { preset: typed, state: 'refused', findings };
    const known = named(preset.name);
    const state = known === undefined ? 'new' : isSame(known.preset, preset) ? 'same' : 'replaces';
    return { preset, state, findings };
  };

  return {
    list,
    save(typed, id) {
      const { findings, preset } = judge(typed, clock.nowMs());
      if (preset === null) return { kind: 'refused', findings };
      const place = stored(preset, id ?? randomUUID());
      const isTaken = log.saveBackEndPresets([place]).length > 0;
      const known = named(preset.name);
      if (isTaken && known !== undefined) return { kind: 'name-taken', by: known };
      return { kind: 'saved', saved: known ?? { id: place.id, savedAtMs: clock.nowMs(), preset } };
    },
    remove: (id) => {
      const removed = log.removeBackEndPreset(id);
      return (removed && view(removed)[0]) ?? null;
    },
    readFile(text) {
      const file = readPresetFile(text);
      if ('problem' in file) return { kind: 'problem', ...file };
      const seen = new Set<string>();
      const rows = file.presets.map((preset) => {
        const key = presetNameKey(preset.name);
        const isTwice = seen.has(key);
        seen.add(key);
        return rowOf(preset, isTwice);
      });
      return { kind: 'read', rows };
    },
    takeOver(presets) {
      const rows = presets.map((preset) => rowOf(preset, false)).filter(({ state }) => state !== 'refused');
      const byName = new Map(rows.map(({ preset }) => [presetNameKey(preset.name), preset]));
      log.saveBackEndPresets(
        Array.from(byName.values(), (preset) => stored(preset, named(preset.name)?.id ?? randomUUID())),
      );
      return list().filter(({ preset }) => byName.has(presetNameKey(preset.name)));
    },
    writeFile: (ids) =>
      writePresetFile(list().flatMap(({ id, preset }) => (ids.includes(id) ? [preset] : []))),
  };
};
