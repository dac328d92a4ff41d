import { useTranslation } from 'react-i18next';
import { NumberField } from '#renderer/features/balancing/fields/NumberField.tsx';
import { type Change, setCharger } from '#renderer/features/balancing/model/planEdits.ts';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { SiteSummary } from '#shared/contract/log.ts';
import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';
import { AddressFields } from './AddressFields.tsx';
import { ChargerIdentity } from './ChargerIdentity.tsx';
import { ChargerMore } from './ChargerMore.tsx';
import { FallbackFields } from './FallbackFields.tsx';
import { fieldOf, type PartFormProps } from './formProps.ts';
import { rotationWords } from './useRowWords.ts';

const rotations = ['L1L2L3', 'L2L3L1', 'L3L1L2'] as const;

/** A charger: which one, where it hangs and answers, how it is wired, and what it does when nobody steers. */
export const ChargerForm = (props: PartFormProps & { charger: SiteCharger; site: SiteSummary }) => {
  const { t } = useTranslation('balancing');
  const { plan, store, charger, site } = props;
  const part = { kind: 'charger', id: charger.id } as const;
  const at = fieldOf(part, props);
  const set = (change: Change<SiteCharger>) =>
    store.change(setCharger(plan, charger.id, change), `${charger.id} ${Object.keys(change).join()}`);
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
      <ChargerIdentity charger={charger} site={site} at={at} set={set} />
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
      <ChargerMore charger={charger} at={at} set={set} />
    </>
  );
};
