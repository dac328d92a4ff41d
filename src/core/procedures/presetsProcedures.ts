import { implement } from '@orpc/server';
import { usedBackEnds } from '#core/commissioning/backEnd/usedBackEnds.ts';
import { createPresets } from '#core/ocpp/presets/createPresets.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { presetsContract } from '#shared/contract/presets.ts';
import type { OcppFinding } from '#shared/domain/ocpp/ocppFinding.ts';

export interface PresetsProcedureDeps {
  readonly log: SiteLog;
  readonly clock: Clock;
}

const viewFindings = <Code extends string>(findings: readonly OcppFinding<Code>[]) =>
  findings.map((finding) => ({ ...finding, params: { ...finding.params } }));

export const createPresetsProcedures = ({ log, clock }: PresetsProcedureDeps) => {
  const os = implement(presetsContract);
  const presets = createPresets({ log, clock });
  return {
    list: os.list.handler(() => ({ own: [...presets.list()], used: [...usedBackEnds({ log, clock })] })),
    save: os.save.handler(({ input }) => {
      const saved = presets.save(input.preset, input.id);
      return saved.kind === 'refused' ? { ...saved, findings: viewFindings(saved.findings) } : saved;
    }),
    remove: os.remove.handler(({ input }) => ({ removed: presets.remove(input.id) })),
    readFile: os.readFile.handler(({ input }) => {
      const file = presets.readFile(input.text);
      if (file.kind === 'problem') return file;
      return {
        kind: 'read' as const,
        rows: file.rows.map((row) => ({ ...row, findings: viewFindings(row.findings) })),
      };
    }),
    takeOver: os.takeOver.handler(({ input }) => [...presets.takeOver(input.presets)]),
    writeFile: os.writeFile.handler(({ input }) => ({
      fileName: 'back-ends.json',
      text: presets.writeFile(input.ids),
    })),
  };
};
