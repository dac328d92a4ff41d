import { useTranslation } from 'react-i18next';
import { isSameValue } from '#renderer/features/configuration/model/edits.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import '#renderer/ui/ProofTable.css';
import type { ChangePlanView } from '#shared/contract/configuration.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

type Step = ChangePlanView['steps'][number];
type Change = Extract<Step, { kind: 'store' }>['changes'][number];

const changesOf = (step: Step): readonly Change[] => ('changes' in step ? step.changes : []);

const ChangeRow = ({ change, seen }: { change: Change; seen: PointValues }) => {
  const { t } = useTranslation(['configuration', 'common']);
  const describe = useDescribePoint();
  const before = seen[change.point];
  const hasMoved = !change.secret && before !== undefined && !isSameValue(before, change.from);
  return (
    <tr>
      <th scope="row">
        {describe.label(change.point)}
        <code className="nx-conf-name">{change.point}</code>
      </th>
      <td>
        {change.secret ? t('common:value.secret') : (describe.value(change.point, change.from) ?? '–')}
        {hasMoved ? (
          <div>
            <Tag tone="warn">{t('plan.moved', { value: describe.value(change.point, before) ?? '–' })}</Tag>
          </div>
        ) : null}
      </td>
      <td className="nx-table-strong">
        {change.secret
          ? t(change.to === '' ? 'values.noSecret' : 'values.newSecret')
          : (describe.value(change.point, change.to) ?? '–')}
      </td>
    </tr>
  );
};

/** What a step means for the charger: where its values live, and what it does to the connection. */
const StepTags = ({ step }: { step: Step }) => {
  const { t } = useTranslation('configuration');
  const changes = changesOf(step);
  return (
    <div className="nx-row">
      {step.kind === 'control' ? <Tag tone="warn">{t('plan.volatile')}</Tag> : null}
      {changes.some(({ wearsFlash }) => wearsFlash) ? <Tag tone="plain">{t('plan.wearsFlash')}</Tag> : null}
      {changes.some(({ needsUnplugged }) => needsUnplugged) ? (
        <Tag tone="plain">{t('values.unplugged')}</Tag>
      ) : null}
      {step.kind === 'doors' && step.closesBluetooth ? (
        <Tag tone="bad">{t('plan.closesBluetooth')}</Tag>
      ) : null}
    </div>
  );
};

const aboutOf = (step: Step) => {
  if (step.kind !== 'doors') return step.kind;
  if (step.stays === 'none') return 'doorsBackEnd';
  if (step.stays === 'same') return 'doorsSame';
  return step.confirmWithinS > 0 ? 'doorsConfirmed' : 'doors';
};

/** A plan as a difference: its steps in the order they are carried out, each value old and new. */
export const PlanSteps = ({ plan, seen }: { plan: ChangePlanView; seen: PointValues }) => {
  const { t } = useTranslation('configuration');
  return (
    <ol className="nx-conf-steps">
      {plan.steps.map((step) => (
        <li key={step.kind} className="nx-conf-step">
          <div className="nx-conf-step-head">
            <h3>{t(`step.${step.kind}`)}</h3>
            <StepTags step={step} />
          </div>
          <p className="nx-muted nx-small">
            {t(`stepAbout.${aboutOf(step)}`, {
              minutes: step.kind === 'doors' ? Math.round(step.confirmWithinS / 60) : 0,
            })}
          </p>
          {changesOf(step).length === 0 ? null : (
            <div className="nx-table-scroll" role="group" aria-label={t(`step.${step.kind}`)} tabIndex={0}>
              <table className="nx-table nx-conf-diff">
                <thead>
                  <tr>
                    <th scope="col">{t('plan.value')}</th>
                    <th scope="col">{t('plan.from')}</th>
                    <th scope="col">{t('plan.to')}</th>
                  </tr>
                </thead>
                <tbody>
                  {changesOf(step).map((change) => (
                    <ChangeRow key={change.point} change={change} seen={seen} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
};
