import { useTranslation } from 'react-i18next';
import { CheckField } from '#renderer/features/balancing/fields/CheckField.tsx';
import { NumberField } from '#renderer/features/balancing/fields/NumberField.tsx';
import { fieldId } from '#renderer/features/balancing/model/findingPlace.ts';
import type { Change, PlanPart } from '#renderer/features/balancing/model/planEdits.ts';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';

const actions = ['fallback', 'lower', 'hold'] as const;

interface FallbackFieldsProps {
  readonly part: PlanPart;
  readonly at: (field: string) => { readonly id: string; readonly error: string | null };
  readonly charger: SiteCharger;
  readonly set: (change: Change<SiteCharger>) => void;
}

/** What a charger falls back to when the controller is silent, and how soon. */
const SteeredFallback = ({ at, charger, set }: FallbackFieldsProps) => {
  const { t } = useTranslation('balancing');
  return (
    <>
      <NumberField
        {...at('fallbackA')}
        label={t('fallback.current')}
        hint={t('fallback.currentHint')}
        unit="A"
        value={charger.fallbackA}
        onChange={(fallbackA) => set({ fallbackA })}
      />
      <NumberField
        {...at('timeoutS')}
        label={t('fallback.timeout')}
        unit="s"
        step={5}
        value={charger.timeoutS}
        onChange={(timeoutS) => set({ timeoutS })}
      />
      <SelectField
        {...at('fallbackAction')}
        label={t('fallback.action')}
        value={charger.fallbackAction ?? 'lower'}
        options={actions.map((value) => ({ value, label: t(`fallback.actions.${value}`) }))}
        onChange={(fallbackAction) => set({ fallbackAction })}
      />
      <NumberField
        {...at('bootA')}
        label={t('fallback.boot')}
        unit="A"
        value={charger.bootA}
        onChange={(bootA) => set({ bootA })}
      />
    </>
  );
};

/** The limits of a charger that only its operator steers. */
const OperatorLimits = (props: {
  part: PlanPart;
  ocpp: NonNullable<SiteCharger['ocpp']>;
  set: (change: Change<SiteCharger>) => void;
}) => {
  const { t } = useTranslation('balancing');
  const { part, ocpp, set } = props;
  return (
    <>
      <p className="nx-muted nx-small">{t('fallback.ocppHint')}</p>
      <NumberField
        id={fieldId(part, 'ocppMaxA')}
        label={t('fallback.ocppMax')}
        unit="A"
        isNeeded
        value={ocpp.maxA}
        onChange={(maxA) => {
          if (maxA !== undefined) set({ ocpp: { ...ocpp, maxA } });
        }}
      />
      <NumberField
        id={fieldId(part, 'installLimitA')}
        label={t('fallback.install')}
        unit="A"
        value={ocpp.installLimitA}
        onChange={(installLimitA) =>
          set({ ocpp: { maxA: ocpp.maxA, ...(installLimitA === undefined ? {} : { installLimitA }) } })
        }
      />
    </>
  );
};

/** What a charger does when nobody steers it: by itself, or because an operator's back end does. */
export const FallbackFields = (props: FallbackFieldsProps) => {
  const { t } = useTranslation('balancing');
  const { charger, set, part } = props;
  const { ocpp } = charger;
  return (
    <fieldset className="nx-bal-group">
      <legend className="nx-legend">{t('fallback.legend')}</legend>
      <CheckField
        id={fieldId(part, 'ocpp')}
        label={t('fallback.ocpp')}
        checked={ocpp !== undefined}
        onChange={(is) => set({ ocpp: is ? { maxA: charger.maxA } : undefined })}
      />
      {ocpp === undefined ? (
        <SteeredFallback {...props} />
      ) : (
        <OperatorLimits part={part} ocpp={ocpp} set={set} />
      )}
    </fieldset>
  );
};
