import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/classNames.ts';
import { statusSign } from '#renderer/ui/status.tsx';
import type { Finding } from '#shared/domain/circuit.ts';
import './findings.css';
import { controlOf, urgent } from './fieldErrors.ts';
import { useRuleText } from './useRuleText.ts';

const jumpTo = (field: string) => {
  const control = document.getElementById(controlOf(field));
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
};

/** What is refused or warned about on this screen; each line jumps to its question. Appears without taking the focus. */
export const FindingSummary = ({
  findings,
  id,
  refusedTitle,
}: {
  findings: readonly Finding[];
  id: string;
  /** What a refusal means here; by default that the installation does not permit charging. */
  refusedTitle?: string;
}) => {
  const { t } = useTranslation('wizard');
  const ruleText = useRuleText();
  const shown = urgent(findings);
  if (shown.length === 0) return null;
  const isRefused = shown[0]?.level === 'refuse';
  return (
    <section
      id={id}
      tabIndex={-1}
      aria-label={t('findings.summary')}
      className={classNames('nx-panel', isRefused ? 'nx-panel-bad' : 'nx-panel-warn')}
    >
      <h2>{isRefused ? (refusedTitle ?? t('findings.refused')) : t('findings.warned')}</h2>
      <ul className="nx-finding-lines">
        {shown.map((finding) => {
          const { text } = ruleText.finding(finding);
          const { field } = finding;
          return (
            <li
              key={JSON.stringify([finding.rule, finding.params])}
              className={`nx-finding-${finding.level}`}
            >
              {statusSign(finding.level === 'refuse' ? 'bad' : 'warn')}
              {field === null ? (
                <span>{text}</span>
              ) : (
                <button type="button" className="nx-finding-link" onClick={() => jumpTo(field)}>
                  {text}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
