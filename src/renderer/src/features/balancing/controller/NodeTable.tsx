import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import '#renderer/ui/ProofTable.css';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { ControlledNode } from '#shared/contract/balancing.ts';
import { healthTones } from './health.ts';

type Three = ControlledNode['limitA'];
const phases = ['L1', 'L2', 'L3'] as const;

/** One board now: its limit, what is measured, and what the chargers below may and do draw. */
export const NodeTable = ({ node }: { node: ControlledNode }) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const error = node.meter?.error ?? null;
  const rows: readonly (readonly [key: 'limit' | 'measured' | 'allocated' | 'drawn', amps: Three | null])[] =
    [
      ['limit', node.limitA],
      ['measured', node.measuredA],
      ['allocated', node.allocatedA],
      ['drawn', node.drawnA],
    ];
  return (
    <div className="nx-table-scroll nx-bal-sums">
      <BridgeErrorPanel error={error?.code === 'balance.meter-phases' ? error : null} />
      <table className="nx-table">
        <caption>
          {node.name}{' '}
          {node.meter === null ? null : (
            <Tag tone={healthTones[node.meter.health]}>
              {t('controller.meter', { health: t(`controller.health.${node.meter.health}`) })}
            </Tag>
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('controller.current')}</th>
            {phases.map((phase) => (
              <th key={phase} scope="col">
                {phase}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, amps]) => (
            <tr key={key}>
              <th scope="row">{t(`controller.row.${key}`)}</th>
              {phases.map((phase, at) => (
                <td key={phase} className={key === 'limit' ? undefined : 'nx-table-strong'}>
                  {amps === null ? '–' : format.amps(amps[at] ?? 0, key === 'limit' ? 0 : 1)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
