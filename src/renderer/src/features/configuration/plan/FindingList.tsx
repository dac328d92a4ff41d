import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type StatusTone, statusSign } from '#renderer/ui/status.tsx';
import type { FindingView } from '#shared/contract/jobRows.ts';
import { useFindingText } from './useFindingText.ts';

const LEVELS = ['refuse', 'warn', 'open-point', 'pass'] as const;
const TONES: Record<FindingView['level'], StatusTone> = {
  refuse: 'bad',
  warn: 'warn',
  'open-point': 'neutral',
  pass: 'neutral',
};

/** Everything the rules say, all reasons at once: what refuses first. */
export const FindingList = ({ findings, title }: { findings: readonly FindingView[]; title: string }) => {
  const { t } = useTranslation('configuration');
  const findingText = useFindingText();
  if (findings.length === 0) return null;
  const ordered = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level));
  return (
    <ul className="nx-conf-findings" aria-label={title}>
      {ordered.map((finding) => {
        const { text, hint } = findingText(finding);
        return (
          <li
            key={JSON.stringify([finding.rule, finding.field, finding.params])}
            className={`nx-conf-finding nx-conf-finding-${finding.level}`}
          >
            {finding.level === 'pass' ? (
              <IconInfoCircle size={20} aria-hidden />
            ) : (
              statusSign(TONES[finding.level])
            )}
            <div>
              <p className="nx-conf-finding-text">
                <span className="nx-hidden">{t(`level.${finding.level}`)}: </span>
                {text}
              </p>
              {hint === '' ? null : <p className="nx-muted nx-small">{hint}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
};
