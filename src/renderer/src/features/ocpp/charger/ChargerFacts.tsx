import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { ChargerOfBackEnd } from './ChargerPage.tsx';

const bootFields = [
  'chargePointVendor',
  'chargePointModel',
  'chargePointSerialNumber',
  'chargeBoxSerialNumber',
  'firmwareVersion',
  'meterType',
  'meterSerialNumber',
] as const;

/** Who it says it is, and the state of its connectors. */
export const ChargerFacts = ({ charger }: { charger: ChargerOfBackEnd }) => {
  const { t } = useTranslation('backEnd');
  const format = useFormat();
  const { boot, connectors } = charger;
  const state = charger.isReady ? 'ready' : charger.isConnected ? 'waits' : 'gone';
  return (
    <section className="nx-card nx-stack" aria-label={charger.identity}>
      <div className="nx-row">
        <h2 className="nx-ocpp-value">{charger.identity}</h2>
        <Tag tone={state === 'ready' ? 'good' : state === 'waits' ? 'warn' : 'neutral'}>
          {t(`charger.${state}`)}
        </Tag>
      </div>
      {state === 'waits' ? <p>{t('charger.waitsText')}</p> : null}
      <dl className="nx-ocpp-facts">
        {bootFields.map((field) =>
          boot?.[field] === undefined ? null : (
            <div key={field}>
              <dt>{t(`boot.${field}`)}</dt>
              <dd>{boot[field]}</dd>
            </div>
          ),
        )}
        <div>
          <dt>{t('charger.heard')}</dt>
          <dd>{format.timeOfDay(charger.lastHeardMs)}</dd>
        </div>
        {connectors.map(({ id, status, errorCode }) => (
          <div key={id}>
            <dt>{id === 0 ? t('charger.whole') : t('charger.connector', { id })}</dt>
            <dd>{errorCode === 'NoError' || errorCode === '' ? status : `${status} (${errorCode})`}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
