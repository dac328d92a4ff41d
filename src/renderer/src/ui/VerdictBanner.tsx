import { useTranslation } from 'react-i18next';
import { type StatusTone, statusSign } from './status.tsx';
import './VerdictBanner.css';

export type Verdict = 'pass' | 'warn' | 'fail' | 'not-proven';

const TONES: Record<Verdict, StatusTone> = {
  pass: 'good',
  warn: 'warn',
  fail: 'bad',
  'not-proven': 'neutral',
};

/** The outcome of a test, readable from three metres: sign, word and colour. */
export const VerdictBanner = ({ verdict, reason }: { verdict: Verdict; reason?: string | undefined }) => {
  const { t } = useTranslation('common');
  return (
    <div className={`nx-verdict nx-verdict-${TONES[verdict]}`} role="status">
      {statusSign(TONES[verdict], 72)}
      <div>
        <div className="nx-verdict-word">{t(`verdict.${verdict}`)}</div>
        {reason === undefined ? null : <p>{reason}</p>}
      </div>
    </div>
  );
};
