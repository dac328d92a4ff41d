import type { StoredPreset } from '#core/ports/siteLog.ts';
import { refuseSecretsInJson } from '#shared/domain/secretPoints.ts';
import { canonicalJson } from './entryHash.ts';
import { readJson } from './readRow.ts';
import { inOneWrite, type StoreContext } from './storeContext.ts';

type PresetRow = Omit<StoredPreset, 'preset'> & { readonly preset: string };

const columns = 'id, name_key AS nameKey, preset, saved_at_ms AS savedAtMs';

/** Back ends a person keeps. What may change, and is therefore not in the chain. */
export const createPresetStore = ({ db, file, nowMs }: StoreContext) => {
  const all = db.prepare<[], PresetRow>(`SELECT ${columns} FROM back_end_preset ORDER BY name_key`);
  const byId = db.prepare<[string], PresetRow>(`SELECT ${columns} FROM back_end_preset WHERE id = ?`);
  const other = db.prepare<[string, string], { id: string }>(
    'SELECT id FROM back_end_preset WHERE name_key = ? AND id <> ?',
  );
  const put = db.prepare(
    `INSERT INTO back_end_preset (id, name_key, preset, saved_at_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name_key = excluded.name_key, preset = excluded.preset,
       saved_at_ms = excluded.saved_at_ms`,
  );
  const remove = db.prepare('DELETE FROM back_end_preset WHERE id = ?');
  const read = (row: PresetRow): StoredPreset => ({ ...row, preset: readJson(row.preset, file) });

  return {
    backEndPresets: (): readonly StoredPreset[] => all.all().map(read),
    saveBackEndPresets: (presets: readonly Omit<StoredPreset, 'savedAtMs'>[]): readonly string[] => {
      for (const { preset } of presets) refuseSecretsInJson(preset, 'preset');
      return inOneWrite(db, () => {
        const taken = presets.filter(({ id, nameKey }) => other.get(nameKey, id) !== undefined);
        if (taken.length > 0) return taken.map(({ nameKey }) => nameKey);
        const savedAtMs = nowMs();
        for (const { id, nameKey, preset } of presets)
          put.run(id, nameKey, canonicalJson(preset, 'preset'), savedAtMs);
        return [];
      });
    },
    removeBackEndPreset: (id: string): StoredPreset | undefined =>
      inOneWrite(db, () => {
        const row = byId.get(id);
        remove.run(id);
        return row && read(row);
      }),
  };
};
