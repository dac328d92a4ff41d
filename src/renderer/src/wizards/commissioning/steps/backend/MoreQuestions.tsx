import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import type { BackEndInHand } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';
import { NumberField } from '#renderer/wizards/commissioning/questions/NumberField.tsx';
import { backendDefaults, longestMeterS, shortestMeterS } from '#shared/domain/ocppJob/backendAnswers.ts';

const RANGES = {
  heartbeatS: { min: 10, max: 65_534, offValue: undefined },
  meterIntervalS: { min: shortestMeterS, max: longestMeterS, offValue: 0 },
} as const;

const inRange = (value: number, { min, max, offValue }: (typeof RANGES)[keyof typeof RANGES]): number =>
  value === offValue ? value : Math.min(max, Math.max(min, value));
const OFFLINE = ['0', '1', '2'] as const;
const OFFLINE_VALUES = { '0': 0, '1': 1, '2': 2 } as const;

/** Intervals and behaviour that operators rarely ask for; what holds without an answer is shown. */
export const MoreQuestions = ({ backEnd }: { backEnd: BackEndInHand }) => {
  const { t } = useTranslation(['ocppJob', 'wizard']);
  const { backend, set } = backEnd;
  const seconds = (name: keyof typeof RANGES) => {
    const { min, max } = RANGES[name];
    return (
      <NumberField
        id={fieldId(name)}
        label={t(`more.${name}`)}
        hint={t(`more.${name}Hint`, { min, max })}
        unit="s"
        isWhole
        value={backend[name] ?? backendDefaults[name]}
        onChange={(value) => set({ [name]: value === undefined ? undefined : inRange(value, RANGES[name]) })}
      />
    );
  };
  return (
    <details className="nx-job-fold">
      <summary>{t('more.title')}</summary>
      <div>
        <div className="nx-job-pair">
          {seconds('heartbeatS')}
          {seconds('meterIntervalS')}
        </div>
        <Choice
          id={fieldId('offline')}
          label={t('more.offline')}
          value={OFFLINE[backend.offline ?? backendDefaults.offline]}
          options={OFFLINE.map((value) => ({
            value,
            label: t(`more.offlineName.${value}`),
            reason: t(`more.offlineReason.${value}`),
          }))}
          onChange={(value) => set({ offline: OFFLINE_VALUES[value] })}
        />
        <Choice
          id={fieldId('acceptsProfiles')}
          compact
          label={t('more.acceptsProfiles')}
          hint={t('more.acceptsProfilesHint')}
          value={(backend.acceptsProfiles ?? backendDefaults.acceptsProfiles) ? 'yes' : 'no'}
          options={[
            { value: 'yes' as const, label: t('wizard:yes') },
            { value: 'no' as const, label: t('wizard:no') },
          ]}
          onChange={(value) => set({ acceptsProfiles: value === 'yes' })}
        />
      </div>
    </details>
  );
};
