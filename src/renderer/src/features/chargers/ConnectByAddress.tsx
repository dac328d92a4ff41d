import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

const asTarget = (text: string): string => (/^(ble:|modbus:\/\/)/i.test(text) ? text : `modbus://${text}`);

/** For chargers on the network, whose Bluetooth may be closed for good. */
export const ConnectByAddress = (props: { isConnecting: boolean; onConnect: (target: string) => void }) => {
  const { t } = useTranslation('pages');
  const [address, setAddress] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() !== '') props.onConnect(asTarget(address.trim()));
  };
  return (
    <section className="nx-stack" aria-labelledby="by-address">
      <h2 id="by-address">{t('chargers.byAddress.title')}</h2>
      <form className="nx-inline-form" onSubmit={submit}>
        <TextField
          label={t('chargers.byAddress.label')}
          hint={t('chargers.byAddress.hint')}
          placeholder="modbus://192.168.1.20:502/1"
          value={address}
          onChange={setAddress}
        />
        <Button type="submit" busy={props.isConnecting} disabled={address.trim() === ''}>
          {t('chargers.byAddress.connect')}
        </Button>
      </form>
    </section>
  );
};
