import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { isUsable, NewPassphrase, noPassphrase } from './NewPassphrase.tsx';

const ways = ['system', 'both', 'passphrase'] as const;
type Way = (typeof ways)[number];

/** There is no vault yet: make one, opened by this computer's key store where there is one, else by a passphrase. */
export const CreateVault = () => {
  const { t } = useTranslation('settings');
  const { data: hasKeyStore = false } = useQuery({
    queryKey: ['vault', 'hasKeyStore'],
    queryFn: () => api.vault.hasKeyStore(),
  });
  const [chosen, setChosen] = useState<Way>('system');
  const way = hasKeyStore ? chosen : 'passphrase';
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const isComplete = way === 'system' || isUsable(passphrase);
  const create = useAction(() =>
    api.vault.create({
      passphrase: way === 'system' ? null : passphrase.first,
      useSystemKey: way !== 'passphrase',
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete && !create.isRunning) void create.run();
  };
  return (
    <form className="nx-stack" onSubmit={submit}>
      <BridgeErrorPanel error={create.error} />
      {hasKeyStore ? (
        <Choice
          label={t('vault.way.label')}
          value={way}
          onChange={setChosen}
          options={ways.map((value) => ({
            value,
            label: t(`vault.way.${value}.label`),
            reason: t(`vault.way.${value}.reason`),
          }))}
        />
      ) : null}
      {way === 'system' ? null : <NewPassphrase value={passphrase} onChange={setPassphrase} />}
      <p>{t(way === 'passphrase' ? 'vault.noWayBack' : `vault.way.${way}.noWayBack`)}</p>
      <div>
        <Button type="submit" busy={create.isRunning} disabled={!isComplete}>
          {t('vault.create')}
        </Button>
      </div>
    </form>
  );
};
