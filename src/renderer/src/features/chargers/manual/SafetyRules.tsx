import { useTranslation } from 'react-i18next';
import './manual.css';
import { safetyRules } from './safetyRules.ts';

/** What comes before any manual and any setting. */
export const SafetyRules = () => {
  const { t } = useTranslation('manual');
  return (
    <section className="nx-card nx-stack" aria-labelledby="safety-rules">
      <h2 id="safety-rules">{t('rules')}</h2>
      <ol className="nx-safety-rules">
        {safetyRules.map((rule) => (
          <li key={rule}>{t(`rule.${rule}`)}</li>
        ))}
      </ol>
      <p className="nx-muted nx-small">{t('informational')}</p>
    </section>
  );
};
