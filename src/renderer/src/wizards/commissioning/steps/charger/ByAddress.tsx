import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { toAddress } from './toAddress.ts';

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
