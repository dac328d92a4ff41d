import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { type BackEndCommand, triggers } from '#shared/domain/ocppBackEnd/backEndCommand.ts';
import type { ChargerOfBackEnd } from './ChargerPage.tsx';
import { Confirmed } from './Confirmed.tsx';
import { Limit } from './Limit.tsx';
import { useCommand } from './useCommand.ts';

type Command = ReturnType<typeof useCommand>;

interface PartProps {
  readonly charger: ChargerOfBackEnd;
  readonly command: Command;
}

const Trigger = ({ charger: { identity, isReady }, command }: PartProps) => {
  const { t } = useTranslation('backEnd');
  const [message, setMessage] = useState<(typeof triggers)[number]>('StatusNotification');
  return (
    <div className="nx-card nx-stack">
      <SelectField
        label={t('ask.trigger')}
        hint={t('ask.triggerHint')}
        value={message}
        options={triggers.map((value) => ({ value, label: value }))}
        onChange={setMessage}
      />
      <div>
        <Button
          disabled={!isReady}
          onClick={() => void command.run({ command: 'TriggerMessage', identity, message })}
        >
          {t('ask.triggerGo')}
        </Button>
      </div>
    </div>
  );
};

const Charging = ({ charger, command }: PartProps) => {
  const { t } = useTranslation('backEnd');
  const { identity, isReady, transactions } = charger;
  const [idTag, setIdTag] = useState('');
  const [connector, setConnector] = useState('1');
  const connectorId = Math.max(1, Number.parseInt(connector, 10) || 1);
  const confirmed = true;
  return (
    <div className="nx-card nx-stack">
      <h3>{t('ask.charging')}</h3>
      <TextField label={t('ask.card')} maxLength={20} value={idTag} onChange={setIdTag} />
      <TextField label={t('ask.connector')} inputMode="numeric" value={connector} onChange={setConnector} />
      <div className="nx-row">
        <Confirmed
          label={t('ask.start')}
          title={t('ask.startTitle')}
          text={t('ask.startText', { identity, connector: connectorId })}
          disabled={!isReady || idTag.trim() === ''}
          onAgree={() =>
            void command.run({
              command: 'RemoteStartTransaction',
              ...{ identity, connectorId, confirmed, idTag: idTag.trim() },
            })
          }
        />
        <Confirmed
          label={t('ask.unlock')}
          title={t('ask.unlockTitle')}
          text={t('ask.unlockText', { identity, connector: connectorId })}
          disabled={!isReady}
          onAgree={() => void command.run({ command: 'UnlockConnector', identity, connectorId, confirmed })}
        />
        {transactions.map(({ id, connectorId: at }) => (
          <Confirmed
            key={id}
            label={t('ask.stop', { id })}
            title={t('ask.stopTitle', { id })}
            text={t('ask.stopText', { identity, connector: at })}
            disabled={!isReady}
            onAgree={() =>
              void command.run({ command: 'RemoteStopTransaction', identity, transactionId: id, confirmed })
            }
          />
        ))}
      </div>
    </div>
  );
};

const Service = ({ charger: { identity, isReady }, command }: PartProps) => {
  const { t } = useTranslation('backEnd');
  const reset = (type: 'Soft' | 'Hard'): BackEndCommand => ({
    command: 'Reset',
    identity,
    type,
    confirmed: true,
  });
  return (
    <div className="nx-card nx-stack">
      <h3>{t('ask.service')}</h3>
      <p className="nx-muted">{t('ask.diagnosticsHint')}</p>
      <div className="nx-row">
        <Button disabled={!isReady} onClick={() => void command.run({ command: 'GetDiagnostics', identity })}>
          {t('ask.diagnostics')}
        </Button>
        {(['Soft', 'Hard'] as const).map((type) => (
          <Confirmed
            key={type}
            label={t(`ask.reset${type}`)}
            title={t(`ask.reset${type}`)}
            text={t(`ask.reset${type}Text`, { identity })}
            disabled={!isReady}
            onAgree={() => void command.run(reset(type))}
          />
        ))}
      </div>
    </div>
  );
};

const Answer = ({ command }: { command: Command }) => {
  const { t } = useTranslation('backEnd');
  const { result } = command;
  if (result === null) return null;
  const isGood =
    result.kind === 'diagnostics' ||
    (result.kind === 'status' && ['Accepted', 'Unlocked'].includes(result.status));
  const text =
    result.kind === 'diagnostics'
      ? result.file === null
        ? t('ask.noFile')
        : t('ask.file', { file: result.file })
      : result.kind === 'status'
        ? t('ask.answered', { status: result.status })
        : '';
  return (
    <div role="status">
      <Tag tone={isGood ? 'good' : 'warn'}>{text}</Tag>
    </div>
  );
};

/** What the charger can be asked; what energises, ends or restarts something only after a word of agreement. */
export const Commands = ({ charger }: { charger: ChargerOfBackEnd }) => {
  const { t } = useTranslation('backEnd');
  const command = useCommand();
  return (
    <section className="nx-stack" aria-labelledby="ocpp-ask">
      <h2 id="ocpp-ask">{t('ask.title')}</h2>
      <BridgeErrorPanel error={command.error} />
      <Answer command={command} />
      <div className="nx-ocpp-commands">
        <Trigger charger={charger} command={command} />
        <Charging charger={charger} command={command} />
        <Limit charger={charger} command={command} />
        <Service charger={charger} command={command} />
      </div>
    </section>
  );
};
