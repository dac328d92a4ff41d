import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { SecretField } from '#renderer/ui/SecretField.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { CommandResultView } from '#shared/contract/backEnd.ts';
import { changeUnanswered, configurationFindings } from '#shared/domain/ocpp/configurationKeys.ts';
import { isBlocked } from '#shared/domain/ocpp/ocppFinding.ts';
import type { ConfigurationRowView } from './Configuration.tsx';
import { changeOutcome } from './changeOutcome.ts';
import { useCommand } from './useCommand.ts';

type Changed = Extract<CommandResultView, { kind: 'changed' }>;

const tones = {
  'in-force': 'good',
  'after-restart': 'warn',
  different: 'bad',
  'not-readable': 'neutral',
  'not-changed': 'bad',
} as const;

const Outcome = ({ changed, result }: { changed: string; result: Changed }) => {
  const { t } = useTranslation('backEnd');
  const finding = changeOutcome(changed, result);
  return (
    <div role="status" className="nx-stack">
      <div className="nx-row">
        <Tag tone={tones[result.readBack]}>{t(`readBack.${result.readBack}.label`)}</Tag>
        <span className="nx-muted">{result.status}</span>
      </div>
      {finding === null ? (
        <p>{t(`readBack.${result.readBack}.text`, { value: result.value ?? '–' })}</p>
      ) : (
        <Findings findings={[finding]} />
      )}
    </div>
  );
};

const ValueField = (props: {
  row: ConfigurationRowView;
  value: string;
  onChange: (value: string) => void;
}) => {
  const { t } = useTranslation('backEnd');
  const { row, value, onChange } = props;
  const label = t('config.newValue', { key: row.key });
  if (row.type === 'secret')
    return (
      <SecretField
        label={label}
        hint={t('config.secretHint')}
        maxLength={500}
        value={value}
        onChange={onChange}
      />
    );
  if (row.type !== 'boolean')
    return (
      <TextField
        label={label}
        hint={t('config.was', { value: row.value ?? '–' })}
        {...(row.type === 'number' ? { inputMode: 'numeric' as const } : {})}
        value={value}
        onChange={onChange}
      />
    );
  return (
    <Choice
      compact
      label={label}
      hint={t('config.was', { value: row.value ?? '–' })}
      value={value === 'true' || value === 'false' ? value : null}
      options={[
        { value: 'true' as const, label: 'true' },
        { value: 'false' as const, label: 'false' },
      ]}
      onChange={onChange}
    />
  );
};

/** One setting: the new value, checked before it is sent, and what was read back. */
export const ChangeValue = (props: {
  identity: string;
  row: ConfigurationRowView;
  onClose: () => void;
  onChanged: () => void;
}) => {
  const { t } = useTranslation(['backEnd', 'common']);
  const { identity, row } = props;
  const [value, setValue] = useState(row.type === 'secret' ? '' : (row.value ?? ''));
  const command = useCommand();
  const findings = configurationFindings(row.key, value);
  const isUnanswered = command.error?.code === 'ocpp.call-timeout';
  const send = async () => {
    const answer = await command.run({ command: 'ChangeConfiguration', identity, key: row.key, value });
    if (answer !== null) props.onChanged();
  };
  return (
    <Dialog title={t('config.changeTitle', { key: row.key })} isOpen onClose={props.onClose}>
      <div className="nx-stack">
        <ValueField row={row} value={value} onChange={setValue} />
        <Findings findings={value === '' ? [] : findings} onFix={setValue} />
        <BridgeErrorPanel error={command.error} />
        {isUnanswered ? <Findings findings={[changeUnanswered(row.key)]} /> : null}
        {command.result?.kind === 'changed' ? <Outcome changed={row.key} result={command.result} /> : null}
        <div className="nx-row">
          <Button
            kind="primary"
            busy={command.isRunning}
            disabled={isBlocked(findings) || (row.type === 'secret' && value === '')}
            onClick={() => void send()}
          >
            {t('config.send')}
          </Button>
          <Button onClick={props.onClose}>{t('common:action.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
};
