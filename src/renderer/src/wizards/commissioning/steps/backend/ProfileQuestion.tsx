import { useTranslation } from 'react-i18next';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import type { BackEndInHand } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';
import type { SecurityProfile } from '#shared/domain/ocpp/ocppLimits.ts';
import { ProfileNeeds } from './ProfileNeeds.tsx';

const PROFILES = ['0', '1', '2', '3'] as const;
const VALUES: Record<(typeof PROFILES)[number], SecurityProfile> = { '0': 0, '1': 1, '2': 2, '3': 3 };

/** How charger and back end know each other, in plain words; below it what the chosen one needs. */
export const ProfileQuestion = ({ backEnd }: { backEnd: BackEndInHand }) => {
  const { t } = useTranslation('ocppJob');
  const { backend, set, profile, of } = backEnd;
  const isLaptop = backend.where === 'this-laptop';
  const findings = of('profile').filter(({ code }) => code !== 'security-lowered');
  const lowered = of('profile').filter(({ code }) => code === 'security-lowered');
  return (
    <section className="nx-job-group">
      <Choice
        id={fieldId('profile')}
        label={t('profile.label')}
        hint={t(isLaptop ? 'profile.hintLaptop' : 'profile.hint')}
        value={PROFILES[profile]}
        options={PROFILES.map((value) => ({
          value,
          label: t(`profile.name.${value}`),
          reason: t(isLaptop && value === '3' ? 'profile.reasonLaptop' : `profile.reason.${value}`),
        }))}
        onChange={(value) => set({ profile: VALUES[value], acceptsLowerProfile: undefined })}
      />
      {backend.url === undefined && !isLaptop ? null : <Findings findings={findings} />}
      {lowered.length === 0 ? null : (
        <>
          <Findings findings={lowered} />
          <label className="nx-choice">
            <input
              type="checkbox"
              checked={backend.acceptsLowerProfile === true}
              onChange={(event) => set({ acceptsLowerProfile: event.target.checked })}
            />
            <span className="nx-choice-text">
              <span className="nx-choice-label">{t('profile.acceptLower')}</span>
            </span>
          </label>
        </>
      )}
      <ProfileNeeds />
    </section>
  );
};
