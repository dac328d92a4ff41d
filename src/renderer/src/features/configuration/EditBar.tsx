import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import type { EditablePoint } from '#shared/contract/configuration.ts';
import { countEdits, type Edits } from './model/edits.ts';
import { valueProblem } from './model/valueProblem.ts';

/** How much is edited, whether it fits, and the way on to the plan. */
export const EditBar = (props: {
  edits: Edits;
  points: readonly EditablePoint[];
  hardwareMaxA: number;
  isLocked: boolean;
  canPlan: boolean;
  onUndoAll: () => void;
  onPlan: () => void;
}) => {
  const { t } = useTranslation('configuration');
  const describe = useDescribePoint();
  const { edits, points } = props;
  const count = countEdits(edits);
  const wrong = points
    .filter(({ name }) => name in edits.values)
    .filter((point) => {
      const value = edits.values[point.name];
      return value !== undefined && valueProblem(point, value, props.hardwareMaxA) !== null;
    });
  return (
    <PrimaryBar
      back={count === 0 ? undefined : <Button onClick={props.onUndoAll}>{t('bar.undoAll')}</Button>}
      note={
        <span role="status" className="nx-conf-note">
          {wrong.length > 0
            ? t('bar.wrong', { points: wrong.map(({ name }) => describe.label(name)).join(', ') })
            : t(count === 0 ? 'bar.nothing' : props.isLocked ? 'bar.locked' : 'bar.notSent')}
        </span>
      }
      primary={
        <Button
          kind="primary"
          disabled={count === 0 || wrong.length > 0 || !props.canPlan}
          onClick={props.onPlan}
        >
          {count === 0 ? t('bar.planNone') : t('bar.plan', { count })}
        </Button>
      }
    />
  );
};
