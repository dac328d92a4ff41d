import { useTranslation } from 'react-i18next';
import { readAddress } from '#renderer/features/balancing/fields/address.ts';
import { NumberField } from '#renderer/features/balancing/fields/NumberField.tsx';
import { type Change, setCharger } from '#renderer/features/balancing/model/planEdits.ts';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';
import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { AddressFields } from './AddressFields.tsx';
import { CableFields } from './CableFields.tsx';
import { FallbackFields } from './FallbackFields.tsx';
import { fieldOf, type PartFormProps } from './formProps.ts';
import { MoreFields } from './MoreFields.tsx';
import { rotationWords } from './useRowWords.ts';

const rotations = ['L1L2L3', 'L2L3L1', 'L3L1L2'] as const;
const typed = 'typed';

/** A charger: which one, where it hangs and answers, how it is wired, and what it does when nobody steers. */
export const ChargerForm = (props: PartFormProps & { charger: SiteCharger; site: SiteSummary }) => {
  const { t } = useTranslation('balancing');
  const { plan, store, charger, site } = props;
  const part = { kind: 'charger', id: charger.id } as const;
  const at = fieldOf(part, props);
  const set = (change: Change<SiteCharger>) =>
    store.change(setCharger(plan, charger.id, change), `${charger.id} ${Object.keys(change).join()}`);
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
      <TextField
        id={at('name').id}
        label={t('charger.name')}
        value={charger.name ?? ''}
        maxLength={120}
        onChange={(name) => set({ name: name === '' ? undefined : name })}
      />
      <SelectField
        {...at('node')}
        label={t('node.parent')}
        value={charger.node}
        options={plan.nodes.map(({ id, name }) => ({ value: id, label: name ?? id }))}
        onChange={(node) => set({ node })}
      />
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
      <AddressFields
        {...at('address')}
        label={t('charger.address')}
        value={charger.address}
        onChange={(address) => set({ address })}
      />
      <SelectField
        {...at('rotation')}
        label={t('charger.rotation')}
        hint={t('charger.rotationHint')}
        value={charger.rotation ?? 'unknown'}
        options={[
          { value: 'unknown', label: t('field.unknown') },
          ...rotations.map((value) => ({ value, label: rotationWords(value) })),
        ]}
        onChange={(rotation) => set({ rotation: rotations.find((each) => each === rotation) })}
      />
      <NumberField
        {...at('maxA')}
        label={t('charger.max')}
        unit="A"
        isNeeded
        value={charger.maxA}
        onChange={(maxA) => {
          if (maxA !== undefined) set({ maxA });
        }}
      />
      <FallbackFields part={part} at={at} charger={charger} set={set} />
      <MoreFields
        label={t('charger.more')}
        isOpen={['minA', 'cable', 'breakerA'].some((field) => at(field).error !== null)}
      >
        <NumberField
          {...at('minA')}
          label={t('charger.min')}
          hint={t('charger.minHint')}
          unit="A"
          value={charger.minA}
          onChange={(minA) => set({ minA })}
        />
        <SelectField
          {...at('phases')}
          label={t('charger.phases')}
          value={String(charger.phases ?? 3)}
          options={['3', '1'].map((value) => ({ value, label: value }))}
          onChange={(value) => set({ phases: value === '1' ? 1 : 3 })}
        />
        <SelectField
          {...at('vehiclePhases')}
          label={t('charger.carPhases')}
          value={String(charger.vehiclePhases ?? 'unknown')}
          options={[
            { value: 'unknown', label: t('field.changing') },
            ...['1', '2', '3'].map((value) => ({ value, label: value })),
          ]}
          onChange={(value) =>
            set({ vehiclePhases: value === 'unknown' ? undefined : (Number(value) as 1 | 2 | 3) })
          }
        />
        <SelectField
          {...at('class')}
          label={t('charger.priority')}
          value={String(charger.class ?? 1)}
          options={[1, 2, 3, 4, 5].map((value) => ({
            value: String(value),
            label: value === 1 ? t('charger.firstClass') : String(value),
          }))}
          onChange={(value) => set({ class: value === '1' ? undefined : Number(value) })}
        />
        <NumberField
          {...at('breakerA')}
          label={t('node.breaker')}
          unit="A"
          value={charger.breakerA}
          onChange={(breakerA) => set({ breakerA })}
        />
        <CableFields {...at('cable')} value={charger.cable} onChange={(cable) => set({ cable })} />
      </MoreFields>
    </>
  );
};
