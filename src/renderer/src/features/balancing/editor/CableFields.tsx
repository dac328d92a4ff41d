import { useTranslation } from 'react-i18next';
import { NumberField } from '#renderer/features/balancing/fields/NumberField.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { cableA } from '#shared/domain/balancing/site/nodeFindings.ts';
import type { SiteNode } from '#shared/domain/balancing/site/siteSchema.ts';

type Cable = NonNullable<SiteNode['cable']>;

const clean = (cable: { readonly [Name in keyof Cable]: Cable[Name] | undefined }): Cable | undefined => {
  const told = Object.entries(cable).filter(([, value]) => value !== undefined);
  return told.length === 0 ? undefined : (Object.fromEntries(told) as Cable);
};

/** A cable by its cross-section, or by the amperes of the design; says what it carries. */
export const CableFields = (props: {
  id: string;
  error: string | null;
  value: SiteNode['cable'];
  onChange: (cable: SiteNode['cable']) => void;
}) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const { value = {}, onChange, id } = props;
  const carries = cableA(props.value);
  const set = (change: { readonly [Name in keyof Cable]?: Cable[Name] | undefined }) =>
    onChange(clean({ ...value, ...change }));
  return (
    <>
      <NumberField
        id={id}
        label={t('cable.mm2')}
        unit="mm²"
        value={value.mm2}
        onChange={(mm2) => set({ mm2: mm2 === 0 ? undefined : mm2, material: value.material ?? 'copper' })}
        hint={
          carries === undefined || carries === null
            ? undefined
            : t('cable.carries', { amps: format.amps(carries) })
        }
        error={props.error}
      />
      <SelectField
        id={`${id}-material`}
        label={t('cable.material')}
        value={value.material ?? 'unknown'}
        options={[
          { value: 'unknown', label: t('field.unknown') },
          { value: 'copper', label: t('cable.copper') },
          { value: 'aluminium', label: t('cable.aluminium') },
        ]}
        onChange={(material) =>
          set({ material: material === 'unknown' ? undefined : (material as 'copper') })
        }
      />
      <SelectField
        id={`${id}-laying`}
        label={t('cable.laying')}
        value={value.laying ?? 'B2'}
        options={(['B2', 'C'] as const).map((laying) => ({ value: laying, label: t(`cable.${laying}`) }))}
        onChange={(laying) => set({ laying })}
      />
      <NumberField
        id={`${id}-ampacity`}
        label={t('cable.ampacity')}
        hint={t('cable.ampacityHint')}
        unit="A"
        value={value.ampacityA}
        onChange={(ampacityA) => set({ ampacityA: ampacityA === 0 ? undefined : ampacityA })}
      />
    </>
  );
};
