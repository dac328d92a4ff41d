import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { BackEndInHand } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';
import { Outcome } from '#renderer/wizards/commissioning/Outcome.tsx';
import { ConnectionUrl } from './ConnectionUrl.tsx';
import { IdentityQuestion } from './IdentityQuestion.tsx';
import type { LocalBackEnd } from './useLocalBackEnd.ts';

export interface ChosenInterface {
  readonly host: string | null;
  readonly choose: (host: string) => void;
}

/** The interface that was chosen, or the likely one. */
export const useInterface = ({ likely }: LocalBackEnd): ChosenInterface => {
  const [chosen, choose] = useState<string | null>(null);
  return { host: chosen ?? likely, choose };
};

/** The test back end of this program: identity, on which interface, and where it listens. */
export const LaptopTarget = (props: { backEnd: BackEndInHand; local: LocalBackEnd; at: ChosenInterface }) => {
  const { t } = useTranslation('ocppJob');
  const format = useFormat();
  const { backEnd, local, at } = props;
  const { interfaces, listening, isServing, serve } = local;
  const client = useJob().job.backEnd?.client ?? null;
  return (
    <section className="nx-job-group">
      <h2>{t('laptop.title')}</h2>
      <p className="nx-muted">{t('laptop.text')}</p>
      <IdentityQuestion backEnd={backEnd} />
      <SelectField
        id="job-interface"
        label={t('laptop.interface')}
        hint={t('laptop.interfaceHint')}
        value={at.host ?? ''}
        options={interfaces.map(({ name, address, isLoopback }) => ({
          value: address,
          label: isLoopback ? t('laptop.loopback', { address }) : `${address} · ${name}`,
        }))}
        onChange={at.choose}
      />
      <Outcome on={serve.error?.code ?? (isServing ? 'serving' : null)}>
        <BridgeErrorPanel error={serve.error} />
        {isServing && listening !== null ? (
          <div className="nx-stack" role="status">
            <div className="nx-row">
              <Tag tone="good">{t('laptop.running')}</Tag>
              <span>{t('laptop.until', { time: format.time(listening.endsMs) })}</span>
            </div>
            <ConnectionUrl url={backEnd.connectionUrl} />
            {client === null ? null : (
              <p>
                {t('laptop.client', { name: client.subject })}{' '}
                <span className="nx-hash">{client.sha256}</span>
              </p>
            )}
          </div>
        ) : null}
      </Outcome>
    </section>
  );
};
