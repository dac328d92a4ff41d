import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { BigNumber } from '#renderer/ui/BigNumber.tsx';
import type { Freshness } from '#shared/domain/charger/live/freshness.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { useLiveText } from './useLiveText.ts';

/** The current in force as the largest thing, whose limit it is, and what the charger is doing. */
export const StateHead = ({ values, fresh }: { values: PointValues; fresh: Freshness }) => {
  const { t } = useTranslation(['live', 'charger-rules']);
  const format = useFormat();
  const text = useLiveText();
  const limit = text.limit(values);
  const isStale = fresh.kind !== 'live';
  return (
    <div className="nx-stack">
      <BigNumber
        label={t('inForce')}
        value={limit.value}
        source={limit.source ?? undefined}
        isStale={isStale}
      />
      <p className={isStale ? 'nx-live-state nx-muted' : 'nx-live-state'}>
        {fresh.kind === 'none' ? t('charger-rules:fresh.none') : text.state(values)}
      </p>
      {fresh.kind === 'stale' ? (
        <p className="nx-muted">{t('stale', { age: format.duration(fresh.ageMs / 1000) })}</p>
      ) : null}
    </div>
  );
};
