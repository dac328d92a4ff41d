import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { PinField } from '#renderer/ui/PinField.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';

const MIN_DIGITS = 4;

/** The lock: attempts left are shown before a PIN is sent, and nothing is ever sent twice by itself. */
export const AccessPanel = ({ device }: { device: DeviceView }) => {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const [pin, setPin] = useState('');
  const unlock = useAction((digits: string) => api.devices.unlock({ id: device.id, pin: digits }));
  const { access } = device;
  // Whether it would still be open after the link ended is not known.
  if (!device.isOpen) return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const digits = pin;
    setPin('');
    await unlock.run(digits);
  };
  if (access.state === 'open') {
    return (
      <div className="nx-card nx-stack">
        <div className="nx-row">
          <Tag tone="good">{t('charger.access.open')}</Tag>
          {access.pinIsFactory ? <Tag tone="warn">{t('charger.access.factory')}</Tag> : null}
        </div>
      </div>
    );
  }
  return (
    <form className="nx-card nx-stack" onSubmit={(event) => void submit(event)}>
      <h2>{t('charger.access.title')}</h2>
      {access.state === 'blocked' ? (
        <Tag tone="bad">{t('charger.access.blocked', { time: format.duration(access.blockedSeconds) })}</Tag>
      ) : null}
      <BridgeErrorPanel error={unlock.error} />
      <PinField
        label={t('charger.access.pin')}
        hint={t('charger.access.attempts', { count: access.attemptsLeft })}
        value={pin}
        onChange={setPin}
      />
      <div>
        <Button
          type="submit"
          kind="primary"
          busy={unlock.isRunning}
          disabled={pin.length < MIN_DIGITS || access.state === 'blocked'}
        >
          {t('charger.access.unlock')}
        </Button>
      </div>
    </form>
  );
};
