import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';

const USUAL_PORT = 502;
const USUAL_UNIT = 1;

/** "192.168.1.40" or "charger:1502" as `host:port/unit`; null when it is no address. */
export const toAddress = (typed: string): string | null => {
  const [, host, port = String(USUAL_PORT), unit = String(USUAL_UNIT)] =
    /^([A-Za-z0-9.-]+)(?::(\d{1,5}))?(?:\/(\d{1,3}))?$/.exec(typed.trim()) ?? [];
  const isPort = Number(port) >= 1 && Number(port) <= 65_535;
  return host === undefined || !isPort ? null : `${host}:${port}/${unit}`;
};

/** A charger that is on the network already and therefore silent on Bluetooth. */
export const ByAddress = ({ busy, onConnect }: { busy: boolean; onConnect: (address: string) => void }) => {
  const { t } = useTranslation('ocppJob');
  const [typed, setTyped] = useState('');
  const address = toAddress(typed);
  return (
    <details className="nx-job-fold">
      <summary>{t('byAddress.title')}</summary>
      <div>
        <p>{t('byAddress.text')}</p>
        <TextField
          id="job-chargerAddress"
          label={t('byAddress.label')}
          hint={t('byAddress.hint')}
          value={typed}
          maxLength={120}
          error={typed === '' || address !== null ? null : t('byAddress.wrong')}
          onChange={setTyped}
        />
        <div>
          <Button
            busy={busy}
            disabled={address === null}
            onClick={() => address !== null && onConnect(address)}
          >
            {t('byAddress.connect')}
          </Button>
        </div>
      </div>
    </details>
  );
};
