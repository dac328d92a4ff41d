import { type StatusTone, statusSign } from '#renderer/ui/status.tsx';
import type { Finding } from '#shared/domain/circuit.ts';
import './findings.css';
import { useRuleText } from './useRuleText.ts';

const TONES: Record<Finding['level'], StatusTone> = {
  refuse: 'bad',
  warn: 'warn',
  'open-point': 'neutral',
  pass: 'good',
};

/** What the rules say to one answer, below its control. */
export const FieldNotes = ({ findings }: { findings: readonly Finding[] }) => {
  const ruleText = useRuleText();
  if (findings.length === 0) return null;
  return (
    <ul className="nx-finding-lines" aria-live="polite">
      {findings.map((finding) => {
        const { text, hint } = ruleText.finding(finding);
        return (
          <li key={JSON.stringify([finding.rule, finding.params])} className={`nx-finding-${finding.level}`}>
            {statusSign(TONES[finding.level])}
            <span>
              <span className="nx-finding-text">{text}</span>
              {hint === '' ? null : <span className="nx-finding-hint">{hint}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
};
