import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { sitesKey } from '#renderer/app/queries.ts';
import { usePreferences } from '#renderer/app/settings.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { Country } from '#shared/contract/app.ts';

const COUNTRIES: readonly Country[] = ['CZ', 'SK', 'DE', 'AT', 'IEC'];

/** A site is a name and the country whose rules hold there. */
export const CreateSiteDialog = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => {
  const { t } = useTranslation(['pages', 'common']);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { settings } = usePreferences();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<Country | null>(null);
  const country = chosen ?? settings?.country ?? 'CZ';
  const create = useAction(async () => {
    const site = await api.log.createSite({ name: name.trim(), country, practice: false });
    await client.invalidateQueries({ queryKey: sitesKey });
    setName('');
    onClose();
    await navigate({ to: '/sites/$siteId', params: { siteId: site.id } });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void create.run();
  };
  return (
    <Dialog title={t('sites.create')} isOpen={isOpen} onClose={onClose}>
      <form className="nx-stack" onSubmit={submit}>
        <BridgeErrorPanel error={create.error} />
        <TextField
          label={t('sites.name')}
          hint={t('sites.nameHint')}
          maxLength={120}
          data-autofocus
          value={name}
          onChange={setName}
        />
        <SelectField
          label={t('sites.country')}
          hint={t('sites.countryHint')}
          value={country}
          options={COUNTRIES.map((value) => ({ value, label: t(`common:country.${value}`) }))}
          onChange={setChosen}
        />
        <div>
          <Button type="submit" kind="primary" busy={create.isRunning} disabled={name.trim() === ''}>
            {t('sites.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
