import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useNow } from '#renderer/features/chargers/useNow.ts';
import { saveFile } from '#renderer/features/configuration/model/saveFile.ts';
import { CopyButton } from '#renderer/features/ocpp/target/CopyButton.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { BackEndView } from '#shared/contract/backEnd.ts';

type Listening = NonNullable<BackEndView['listening']>;

const TimeLeft = ({ endsMs }: { endsMs: number }) => {
  const { t } = useTranslation('backEnd');
  const format = useFormat();
  const now = useNow(1000);
  return <dd>{t('run.left', { time: format.duration((endsMs - now) / 1000) })}</dd>;
};

const RootCertificate = ({ tls }: { tls: NonNullable<Listening['tls']> }) => {
  const { t } = useTranslation('backEnd');
  const format = useFormat();
  return (
    <div className="nx-stack">
      <p>{t('run.root', { date: format.date(tls.validUntilMs) })}</p>
      <p className="nx-hash">{t('run.fingerprint', { fingerprint: tls.caFingerprint })}</p>
      <div className="nx-row">
        <Button onClick={() => saveFile('test-back-end-root.pem', tls.caPem, 'application/x-pem-file')}>
          {t('run.saveRoot')}
        </Button>
        <CopyButton text={tls.caPem} label={t('run.copyRoot')} />
      </div>
    </div>
  );
};

const Chargers = ({ chargers }: { chargers: BackEndView['chargers'] }) => {
  const { t } = useTranslation('backEnd');
  if (chargers.length === 0) return null;
  return (
    <List label={t('run.chargers')}>
      {chargers.map((charger) => (
        <ListRow
          key={charger.identity}
          title={<span className="nx-ocpp-value">{charger.identity}</span>}
          detail={Object.values(charger.boot ?? {})
            .slice(0, 3)
            .join(' · ')}
          end={
            <div className="nx-row">
              <Tag tone={charger.isReady ? 'good' : charger.isConnected ? 'warn' : 'neutral'}>
                {t(
                  charger.isReady ? 'charger.ready' : charger.isConnected ? 'charger.waits' : 'charger.gone',
                )}
              </Tag>
              <Link to="/ocpp/charger" className="nx-button">
                {t('charger.open', { identity: charger.identity })}
              </Link>
            </div>
          }
        />
      ))}
    </List>
  );
};

/** What chargers are told to connect to, how long it listens, and who is there. */
export const RunningBackEnd = (props: { listening: Listening; chargers: BackEndView['chargers'] }) => {
  const { t } = useTranslation('backEnd');
  const { listening, chargers } = props;
  const stop = useAction(() => api.backEnd.stop());
  const { url, profile, identities, mode, tls, clientCa } = listening;
  return (
    <section className="nx-card nx-stack" aria-label={t('run.title')}>
      <div className="nx-row">
        <Tag tone="good">{t('run.listens')}</Tag>
      </div>
      <dl className="nx-ocpp-result">
        <dt>{t('run.url')}</dt>
        <dd>{url}</dd>
      </dl>
      <dl className="nx-ocpp-facts">
        <div>
          <dt>{t('target.profile')}</dt>
          <dd>{t(`profile.${profile}`)}</dd>
        </div>
        {clientCa === null ? null : (
          <div>
            <dt>{t('run.clientCa')}</dt>
            <dd>{t(`run.clientCaIs.${clientCa}`)}</dd>
          </div>
        )}
        <div>
          <dt>{t('run.identities')}</dt>
          <dd>{identities.length === 0 ? t('run.everybody') : identities.join(', ')}</dd>
        </div>
        <div>
          <dt>{t('start.mode')}</dt>
          <dd>{t(`mode.${mode}.label`)}</dd>
        </div>
        <div>
          <dt>{t('run.ends')}</dt>
          <TimeLeft endsMs={listening.endsMs} />
        </div>
      </dl>
      {tls === null ? null : <RootCertificate tls={tls} />}
      <Chargers chargers={chargers} />
      <BridgeErrorPanel error={stop.error} />
      <div className="nx-row">
        <CopyButton text={url} label={t('run.copyUrl')} />
        <Button kind="danger" busy={stop.isRunning} onClick={() => void stop.run()}>
          {t('run.stop')}
        </Button>
      </div>
    </section>
  );
};
