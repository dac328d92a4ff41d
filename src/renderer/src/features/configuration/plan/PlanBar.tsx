import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { HoldButton } from '#renderer/ui/HoldButton.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import type { ChangePlanView } from '#shared/contract/configuration.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { noReturnOf } from './pointOfNoReturn.ts';

const SENTENCE = 'conf-no-return';

const countOf = (plan: ChangePlanView): number =>
  plan.steps.reduce((sum, step) => sum + ('changes' in step ? step.changes.length : 0), 0);

/** The step from a plan to the charger: a press, or a hold where Bluetooth closes for good. */
export const PlanBar = (props: {
  plan: ChangePlanView;
  now: PointValues;
  /** The last attempt ended early: what is written is no longer what was planned. */
  isBlocked: boolean;
  onBack: () => void;
  /** Absent when the charger is no longer connected. */
  onAgain: (() => void) | undefined;
  onWrite: () => void;
}) => {
  const { t } = useTranslation(['configuration', 'wizard']);
  const { plan } = props;
  const count = countOf(plan);
  const point = noReturnOf(plan, props.now, t('plan.laterAddress'));
  const back = <Button onClick={props.onBack}>{t('plan.back')}</Button>;
  if (props.isBlocked || plan.steps.length === 0) {
    return (
      <PrimaryBar
        back={back}
        primary={
          <Button kind="primary" disabled={props.onAgain === undefined} onClick={props.onAgain}>
            {t('plan.again')}
          </Button>
        }
      />
    );
  }
  if (point !== null && plan.canApply) {
    return (
      <PrimaryBar
        back={back}
        note={
          <span id={SENTENCE} className="nx-conf-note nx-conf-final">
            {t('wizard:pointOfNoReturn', { address: point.address, from: point.fromA, to: point.toA })}
          </span>
        }
        primary={
          <HoldButton label={t('write.hold', { count })} describedBy={SENTENCE} onHeld={props.onWrite} />
        }
      />
    );
  }
  return (
    <PrimaryBar
      back={back}
      note={<span className="nx-conf-note">{t(plan.canApply ? 'write.note' : 'write.refused')}</span>}
      primary={
        <Button kind="primary" disabled={!plan.canApply} onClick={props.onWrite}>
          {t('write.action', { count })}
        </Button>
      }
    />
  );
};
