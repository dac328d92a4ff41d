import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import '#renderer/ui/StaleValue.css';
import type { Freshness } from '#shared/domain/charger/live/freshness.ts';
import { shownCard } from '#shared/domain/charger/live/shownCard.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { PhaseTable } from './PhaseTable.tsx';

const groups = [
  {
    key: 'session',
    points: [
      'meter.energy.session',
      'session.start',
      'session.duration',
      'session.chargingTime',
      'session.authSource',
      'session.card',
    ],
  },
  { key: 'meter', points: ['meter.power', 'meter.energy.total', 'meter.frequency', 'meter.powerFactor'] },
  {
    key: 'temperature',
    points: ['temperature.inside', 'temperature.mainsPlug', 'temperature.evPlug', 'temperature.relay'],
  },
  { key: 'residual', points: ['residual.dc', 'residual.ac'] },
] as const;

/** Everything the charger measures, by what it is about; grey with its age once it is no longer live. */
export const ValueGroups = (props: { values: PointValues; phases: 1 | 3; fresh: Freshness }) => {
  const { t } = useTranslation(['live', 'charger-rules']);
  const describe = useDescribePoint();
  const format = useFormat();
  const { values, fresh } = props;
  const isStale = fresh.kind !== 'live';
  const valueOf = (point: string): string | null =>
    point === 'session.card' ? shownCard(values) : describe.value(point, values[point]);
  return (
    <section className="nx-stack" aria-labelledby="live-values">
      <h2 id="live-values">{t('values.title')}</h2>
      {fresh.kind === 'stale' ? (
        <p className="nx-muted">{t('stale', { age: format.duration(fresh.ageMs / 1000) })}</p>
      ) : null}
      <PhaseTable values={values} phases={props.phases} isStale={isStale} />
      {groups.map(({ key, points }) => (
        <section key={key} className="nx-live-group">
          <h3>{t(`values.${key}`)}</h3>
          <dl className="nx-values">
            {points.map((point) => (
              <div key={point}>
                <dt>{describe.label(point)}</dt>
                <dd className={classNames(isStale && 'nx-stale')}>{valueOf(point) ?? '–'}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="nx-small nx-muted">{t('charger-rules:note.informational')}</p>
    </section>
  );
};
