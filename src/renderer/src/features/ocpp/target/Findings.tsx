import { useTranslation } from 'react-i18next';
import '#renderer/features/ocpp/ocpp.css';
import { Button } from '#renderer/ui/Button.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { OcppFinding } from '#shared/domain/ocpp/ocppFinding.ts';
import { useFindingText } from './useFindingText.ts';

const tones = { block: 'bad', warn: 'warn', info: 'neutral' } as const;

/** What the rules say about a field; a value that would be right is taken over by one press. */
export const Findings = (props: {
  findings: readonly OcppFinding[];
  onFix?: ((value: string) => void) | undefined;
}) => {
  const { t } = useTranslation(['backEnd', 'ocpp']);
  const textOf = useFindingText();
  const { findings, onFix } = props;
  if (findings.length === 0) return null;
  return (
    <ul className="nx-ocpp-findings" aria-live="polite">
      {findings.map((finding) => {
        const { reason, fix } = textOf(finding);
        const { fix: value } = finding;
        return (
          <li key={finding.code}>
            <Tag tone={tones[finding.severity]}>{t(`ocpp:severity.${finding.severity}`)}</Tag>
            <p>{reason}</p>
            <p className="nx-muted">{fix}</p>
            {value === undefined || onFix === undefined || finding.severity === 'info' ? null : (
              <Button onClick={() => onFix(value)}>{t('backEnd:target.take', { value })}</Button>
            )}
          </li>
        );
      })}
    </ul>
  );
};
