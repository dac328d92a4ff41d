import { useTranslation } from 'react-i18next';
import { nameOf } from '#renderer/features/balancing/model/useRuleText.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import type { SiteTestSample } from './testState.ts';

/** The phases of the main meter now, against the limit of its fuse. */
export const MeterBars = ({ meter, plan }: { meter: NonNullable<SiteTestSample['meter']>; plan: Site }) => {
  const { t } = useTranslation('siteTest');
  const format = useFormat();
  return (
    <section className="nx-card" aria-label={t('meter', { node: nameOf(plan, meter.node) })}>
      <h2>{t('meter', { node: nameOf(plan, meter.node) })}</h2>
      <dl className="nx-site-test-meter">
        {meter.currentA.map((amps, index) => {
          const limitA = meter.limitA[index] ?? 0;
          const phase = `L${index + 1}`;
          return (
            <div key={phase}>
              <dt>{phase}</dt>
              <dd>
                <span className="nx-site-test-amps">{amps === null ? '–' : format.amps(amps, 1)}</span>
                <meter
                  min={0}
                  max={Math.max(1, limitA)}
                  high={limitA * 0.95}
                  value={Math.abs(amps ?? 0)}
                  aria-label={phase}
                />
                <span className="nx-muted">{t('ofLimit', { limit: format.amps(limitA) })}</span>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
};
