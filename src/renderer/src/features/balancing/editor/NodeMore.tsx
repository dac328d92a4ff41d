import { useTranslation } from 'react-i18next';
import { CheckField } from '#renderer/features/balancing/fields/CheckField.tsx';
import { NumberField } from '#renderer/features/balancing/fields/NumberField.tsx';
import type { Change } from '#renderer/features/balancing/model/planEdits.ts';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import type { Site, SiteNode } from '#shared/domain/balancing/site/siteSchema.ts';
import { CableFields } from './CableFields.tsx';
import type { fieldOf } from './formProps.ts';
import { MoreFields } from './MoreFields.tsx';

/** What is rarely told of a board: cable, diversity, margin, cabinet. */
export const NodeMore = (props: {
  plan: Site;
  node: SiteNode;
  at: ReturnType<typeof fieldOf>;
  set: (change: Change<SiteNode>) => void;
}) => {
  const { t } = useTranslation('balancing');
  const { plan, node, at, set } = props;
  const isMain = (node.parent ?? null) === null;
  return (
    <MoreFields
      label={t('node.more')}
      isOpen={['cable', 'diversity', 'marginA'].some((field) => at(field).error !== null)}
    >
      <CableFields {...at('cable')} value={node.cable} onChange={(cable) => set({ cable })} />
      <NumberField
        {...at('diversity')}
        label={t('node.diversity')}
        hint={t('node.diversityHint')}
        unit="×"
        step={0.1}
        value={node.diversity}
        onChange={(diversity) => set({ diversity })}
      />
      <NumberField
        {...at('marginA')}
        label={t('node.margin')}
        hint={t('node.marginHint')}
        unit="A"
        value={node.marginA}
        onChange={(marginA) => set({ marginA })}
      />
      {isMain && plan.country === 'DE' ? (
        <SelectField
          {...at('meterCabinet')}
          label={t('node.cabinet')}
          value={node.meterCabinet ?? 'unknown'}
          options={(['unknown', '10', '16'] as const).map((value) => ({
            value,
            label: value === 'unknown' ? t('field.unknown') : `${value} mm²`,
          }))}
          onChange={(meterCabinet) => set({ meterCabinet })}
        />
      ) : null}
      <CheckField
        id={at('canExport').id}
        label={t('node.export')}
        checked={node.canExport === true}
        onChange={(canExport) => set({ canExport: canExport ? true : undefined })}
      />
    </MoreFields>
  );
};
