import { useTranslation } from 'react-i18next';
import { useFindingText } from '#renderer/features/ocpp/target/useFindingText.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import { statusSign } from '#renderer/ui/status.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import '#renderer/wizards/commissioning/findings/findings.css';
import type { FieldFinding } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';

const SUMMARY = 'backend-summary';

/** To the list of what blocks this page. */
export const toSummary = (): void => {
  const summary = document.getElementById(SUMMARY);
  summary?.focus();
  summary?.scrollIntoView({ block: 'start' });
};

const jumpTo = (field: string) => {
  const control = document.getElementById(fieldId(field));
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
};

/** What blocks or wants a look on this page; each line jumps to its question. */
export const BackEndSummary = (props: {
  findings: readonly FieldFinding[];
  isConfirmed: boolean;
  /** Null where nothing wants the person's word here. */
  onConfirm: ((isConfirmed: boolean) => void) | null;
}) => {
  const { findings, isConfirmed, onConfirm } = props;
  const { t } = useTranslation(['ocppJob', 'wizard']);
  const textOf = useFindingText();
  const shown = [
    ...findings.filter(({ severity }) => severity === 'block'),
    ...findings.filter(({ severity }) => severity === 'warn'),
  ];
  if (shown.length === 0) return null;
  const isBlocked = shown[0]?.severity === 'block';
  return (
    <section
      id={SUMMARY}
      tabIndex={-1}
      aria-label={t('wizard:findings.summary')}
      className={classNames('nx-panel', isBlocked ? 'nx-panel-bad' : 'nx-panel-warn')}
    >
      <h2>{t(isBlocked ? 'target.blocked' : 'target.warned')}</h2>
      <ul className="nx-finding-lines">
        {shown.map((finding) => (
          <li
            key={finding.code}
            className={finding.severity === 'block' ? 'nx-finding-refuse' : 'nx-finding-warn'}
          >
            {statusSign(finding.severity === 'block' ? 'bad' : 'warn')}
            <button type="button" className="nx-finding-link" onClick={() => jumpTo(finding.field)}>
              {textOf(finding).reason}
            </button>
          </li>
        ))}
      </ul>
      {isBlocked || onConfirm === null ? null : (
        <label className="nx-choice">
          <input
            type="checkbox"
            checked={isConfirmed}
            onChange={(event) => onConfirm(event.target.checked)}
          />
          <span className="nx-choice-text">
            <span className="nx-choice-label">{t('target.confirm')}</span>
          </span>
        </label>
      )}
    </section>
  );
};
