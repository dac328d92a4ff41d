import type { PresetFileRowView } from '#shared/contract/presets.ts';
import type { OcppFinding } from '#shared/domain/ocpp/ocppFinding.ts';

/** A finding from the bridge as the rules make it. */
export const plainFinding = ({ fix, ...finding }: PresetFileRowView['findings'][number]): OcppFinding => ({
  ...finding,
  ...(fix !== undefined && { fix }),
});
