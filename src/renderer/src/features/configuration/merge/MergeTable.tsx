import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { MergeView } from '#shared/contract/configuration.ts';
import type { MergeSide } from '#shared/domain/configuration/mergeChanges.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';
import '#renderer/ui/ProofTable.css';
import './merge.css';

type Row = MergeView['rows'][number];

const tones = { 'only-mine': 'good', 'only-theirs': 'plain', same: 'plain', conflict: 'warn' } as const;

const Decision = (props: { row: Row; side: MergeSide; onChoose: (side: MergeSide) => void }) => {
  const { t } = useTranslation('merge');
  const describe = useDescribePoint();
  const { row } = props;
  const labelled = (value: PointValue) => describe.value(row.point, value) ?? '–';
  if (row.state !== 'conflict') return <Tag tone={tones[row.state]}>{t(`state.${row.state}`)}</Tag>;
  const suggested = (side: MergeSide) => (row.suggested === side ? t('suggested') : undefined);
  return (
    <Choice<MergeSide>
      label={t('state.conflict')}
      value={props.side}
      onChange={props.onChoose}
      options={[
        { value: 'mine', label: t('mine', { value: labelled(row.mine) }), reason: suggested('mine') },
        { value: 'theirs', label: t('theirs', { value: labelled(row.theirs) }), reason: suggested('theirs') },
      ]}
    />
  );
};

/** Three states side by side: when it was looked at, wanted, in the charger now; a choice for every conflict. */
export const MergeTable = (props: {
  rows: MergeView['rows'];
  chosen: Readonly<Record<string, MergeSide>>;
  onChoose: (point: string, side: MergeSide) => void;
}) => {
  const { t } = useTranslation('merge');
  const describe = useDescribePoint();
  if (props.rows.length === 0) return null;
  return (
    <div className="nx-table-scroll" role="group" aria-label={t('title')} tabIndex={0}>
      <table className="nx-table nx-proof nx-merge">
        <thead>
          <tr>
            <th scope="col">{t('value')}</th>
            <th scope="col">{t('base')}</th>
            <th scope="col">{t('wanted')}</th>
            <th scope="col">{t('now')}</th>
            <th scope="col">{t('result')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.point}>
              <th scope="row">{describe.label(row.point)}</th>
              <td data-column={t('base')}>{describe.value(row.point, row.base) ?? '–'}</td>
              <td data-column={t('wanted')}>{describe.value(row.point, row.mine) ?? '–'}</td>
              <td data-column={t('now')}>{describe.value(row.point, row.theirs) ?? '–'}</td>
              <td className="nx-merge-result">
                <Decision
                  row={row}
                  side={props.chosen[row.point] ?? row.suggested}
                  onChoose={(side) => props.onChoose(row.point, side)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
