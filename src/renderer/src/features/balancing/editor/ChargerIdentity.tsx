import { useTranslation } from 'react-i18next';
import { readAddress } from '#renderer/features/balancing/fields/address.ts';
import type { Change } from '#renderer/features/balancing/model/planEdits.ts';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';
import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import type { fieldOf } from './formProps.ts';

const typed = 'typed';

/** Which charger it is: one of the log, with its address, or a serial number that is typed. */
export const ChargerIdentity = (props: {
  charger: SiteCharger;
  site: SiteSummary;
  at: ReturnType<typeof fieldOf>;
  set: (change: Change<SiteCharger>) => void;
}) => {
  const { t } = useTranslation('balancing');
  const { charger, site, at, set } = props;
  const known = site.chargers.find(({ serial }) => serial === charger.serial);
  const choose = (serial: string) => {
    const found = site.chargers.find((each) => each.serial === serial);
    if (found === undefined) return;
    const address = found.modbusAddress === null ? null : readAddress(found.modbusAddress);
    const name = charger.name ?? (found.name === '' ? undefined : found.name);
    set({ serial, name, ...(address === null || address === undefined ? {} : { address }) });
  };
  return (
    <>
      {site.chargers.length === 0 ? null : (
        <SelectField
          id={`${at('serial').id}-known`}
          label={t('charger.known')}
          value={known?.serial ?? typed}
          options={[
            { value: typed, label: t('charger.typed') },
            ...site.chargers.map(({ serial, name }) => ({
              value: serial,
              label: [serial, name].filter((each) => each !== '').join(' · '),
            })),
          ]}
          onChange={choose}
        />
      )}
      <TextField
        {...at('serial')}
        label={t('charger.serial')}
        value={charger.serial ?? ''}
        maxLength={60}
        onChange={(serial) => set({ serial: serial === '' ? undefined : serial })}
      />
    </>
  );
};
