import { IconArrowRight, IconEqual, IconHelp, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MatrixCell, MatrixState } from '#renderer/features/fleet/model/matrix.ts';
import type { DescribePoint } from '#renderer/i18n/useDescribePoint.ts';

const SIGNS = {
  same: IconEqual,
  change: IconArrowRight,
  refused: IconX,
  unknown: IconHelp,
} satisfies Record<MatrixState, typeof IconX>;

/** One point of one charger: from → to, with the state as sign and word. */
export const MatrixCellView = ({ cell, describe }: { cell: MatrixCell | null; describe: DescribePoint }) => {
  const { t } = useTranslation('fleet');
  if (cell === null) {
    return (
      <td className="nx-muted">
        –<span className="nx-hidden"> {t('matrix.leftAlone')}</span>
      </td>
    );
  }
  const { point, state } = cell;
  const Sign = SIGNS[state];
  const to = describe.value(point, cell.to) ?? '–';
  const from = describe.value(point, cell.from) ?? '–';
  return (
    <td className={`nx-fleet-cell nx-fleet-cell-${state}`}>
      <span className="nx-fleet-values">
        {state === 'same' ? (
          to
        ) : (
          <>
            <span className="nx-muted">{from}</span> → <strong>{to}</strong>
          </>
        )}
      </span>
      <span className="nx-fleet-state">
        <Sign size={16} stroke={2.5} aria-hidden />
        {t(`matrix.state.${state}`)}
      </span>
    </td>
  );
};
