import type { DriftView } from '#shared/contract/configuration.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** The values that undo what was changed elsewhere: as we last wrote them, else as the log has them. */
export const valuesToPutBack = ({ rows }: DriftView): PointValues =>
  Object.fromEntries(
    rows.flatMap(({ point, state, written, logged }) => {
      const value = written ?? logged;
      return state === 'changed-elsewhere' && value !== null ? [[point, value]] : [];
    }),
  );
