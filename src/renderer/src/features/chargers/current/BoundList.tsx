import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { CurrentBounds } from '#shared/domain/charger/current/currentBounds.ts';

/** Every limit of the current in the order of its way, with the one that binds now marked. */
export const BoundList = ({ limits }: { limits: CurrentBounds }) => {
  const { t } = useTranslation(['live', 'charger-rules']);
  const format = useFormat();
  return (
    <section className="nx-stack" aria-labelledby="bounds">
      <h2 id="bounds">{t('current.bounds')}</h2>
      <dl className="nx-values">
        {limits.bounds.map(({ name, limitA, isPassing }) => (
          <div key={name} className={name === limits.binding?.name ? 'nx-bound-lit' : undefined}>
            <dt>{t(`charger-rules:bound.${name}`)}</dt>
            <dd className="nx-row nx-bound-end">
              {name === limits.binding?.name ? <Tag tone="warn">{t('current.binds')}</Tag> : null}
              {isPassing ? <Tag tone="plain">{t('current.passing')}</Tag> : null}
              <span className="nx-nowrap">{format.amps(limitA)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
