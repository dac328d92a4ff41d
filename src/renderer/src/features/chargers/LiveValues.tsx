import { useTranslation } from 'react-i18next';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { BigNumber } from '#renderer/ui/BigNumber.tsx';
import { StaleValue } from '#renderer/ui/StaleValue.tsx';
import type { LiveSampleView } from '#shared/contract/devices.ts';
import { Faults } from './Faults.tsx';
import { useNow } from './useNow.ts';

const STALE_MS = 3000;

const shownPoints = (phases: 1 | 3): readonly string[] => [
  'state.charge',
  'limit.user',
  'meter.power',
  ...(phases === 3 ? ['meter.current.l1', 'meter.current.l2', 'meter.current.l3'] : ['meter.current.l1']),
  ...(phases === 3 ? ['meter.voltage.l1', 'meter.voltage.l2', 'meter.voltage.l3'] : ['meter.voltage.l1']),
  'meter.energy.session',
  'temperature.inside',
  'temperature.mainsPlug',
];

/** The current in force as the largest thing, its source beneath, then what the charger measures. */
export const LiveValues = (props: { sample: LiveSampleView | null; atMs: number | null; phases: 1 | 3 }) => {
  const { t } = useTranslation('pages');
  const describe = useDescribePoint();
  const nowMs = useNow(1000);
  const values = props.sample?.values ?? {};
  const isStale = props.atMs !== null && nowMs - props.atMs > STALE_MS;
  const active = values['limit.active'];
  const source = describe.value('limit.source', values['limit.source']);
  return (
    <section className="nx-stack" aria-label={t('charger.live')}>
      <BigNumber
        label={t('charger.inForce')}
        value={describe.value('limit.active', active)}
        source={
          source === null
            ? undefined
            : t(active === 0 ? 'charger.notOffering' : 'charger.limitedBy', { source })
        }
        isStale={isStale}
      />
      <Faults fault={values['state.fault']} warning={values['state.warning']} />
      <dl className="nx-values">
        {shownPoints(props.phases).map((point) => (
          <div key={point}>
            <dt>{t(`charger.values.${point.replaceAll('.', '_')}` as 'charger.values.state_charge')}</dt>
            <dd>
              <StaleValue value={describe.value(point, values[point])} atMs={props.atMs} nowMs={nowMs} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="nx-small nx-muted">{t('charger.informational')}</p>
    </section>
  );
};
