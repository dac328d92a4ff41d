import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressText, readAddress } from '#renderer/features/balancing/fields/address.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';

/** Where a device answers over Modbus TCP, in one field: `10.0.0.12`, `10.0.0.12:1502/3`. */
export const AddressFields = (props: {
  id: string;
  label: string;
  value: SiteCharger['address'];
  onChange: (address: SiteCharger['address']) => void;
  error?: string | null;
}) => {
  const { t } = useTranslation('balancing');
  const [draft, setDraft] = useState<string | null>(null);
  const isBad = draft !== null && readAddress(draft) === null;
  return (
    <TextField
      id={props.id}
      label={props.label}
      hint={t('field.addressHint')}
      error={isBad ? t('field.noAddress') : (props.error ?? null)}
      value={draft ?? addressText(props.value)}
      onChange={(text) => {
        setDraft(text);
        const address = readAddress(text);
        if (address !== null) props.onChange(address);
      }}
      onBlur={() => {
        if (!isBad) setDraft(null);
      }}
    />
  );
};
