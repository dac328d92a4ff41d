import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Knowledge } from '#renderer/features/fleet/model/fleetStore.ts';
import {
  countStates,
  type MatrixState,
  matrixStates,
  rowsWith,
} from '#renderer/features/fleet/model/matrix.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { FilterChips } from '#renderer/ui/FilterChips.tsx';
import type { FleetPreviewView } from '#shared/contract/fleet.ts';
import { MatrixTable } from './MatrixTable.tsx';

const toggled = (states: ReadonlySet<MatrixState>, state: MatrixState): ReadonlySet<MatrixState> => {
  const next = new Set(states);
  if (!next.delete(state)) next.add(state);
  return next;
};

/** What would change, charger by charger and point by point; filters leave the rows that matter. */
export const MatrixSection = (props: { preview: FleetPreviewView; knowledge: Knowledge }) => {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const { matrix } = props.preview;
  const [asked, setAsked] = useState<ReadonlySet<MatrixState>>(new Set());
  const counts = useMemo(() => countStates(matrix), [matrix]);
  const present = matrixStates.filter((state) => counts[state] > 0);
  const states = useMemo(() => new Set([...asked].filter((state) => counts[state] > 0)), [asked, counts]);
  const rows = useMemo(() => rowsWith(matrix, states), [matrix, states]);
  return (
    <section className="nx-stack" aria-labelledby="fleet-matrix">
      <div>
        <h2 id="fleet-matrix">{t('matrix.title')}</h2>
        <p className="nx-muted">{t(`matrix.knowledge.${props.knowledge}`)}</p>
      </div>
      {present.length < 2 ? null : (
        <FilterChips
          label={t('matrix.filters')}
          chips={present.map((state) => ({
            key: state,
            label: t('matrix.chip', {
              state: t(`matrix.state.${state}`),
              number: format.integer(counts[state]),
            }),
            isOn: states.has(state),
            onToggle: () => setAsked(toggled(states, state)),
          }))}
          onClear={() => setAsked(new Set())}
        />
      )}
      <MatrixTable points={matrix.points} rows={rows} label={t('matrix.title')} />
    </section>
  );
};
