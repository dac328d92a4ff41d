import { useTranslation } from 'react-i18next';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { TargetCheck } from '#shared/domain/ocpp/checkTarget.ts';
import type { SecurityProfile } from '#shared/domain/ocpp/ocppLimits.ts';
import { Findings } from './Findings.tsx';
import type { Target } from './useTargetCheck.ts';

/** Said only when somebody goes on: an empty field is not yet a mistake. */
const notYet: readonly string[] = ['url-empty', 'url-no-host', 'identity-empty'];

const profiles = ['none', '0', '1', '2', '3'] as const;

const profileOf = (value: (typeof profiles)[number]): SecurityProfile | null =>
  value === 'none' ? null : (Number(value) as SecurityProfile);

/** Address, identity and security profile, checked while they are typed, and the address that results. */
export const TargetFields = (props: {
  value: Target;
  check: TargetCheck;
  onChange: (value: Target) => void;
  /** Also says what is still empty. */
  isComplaining?: boolean | undefined;
}) => {
  const { t } = useTranslation('backEnd');
  const { value, check, onChange, isComplaining = false } = props;
  const of = (field: 'url' | 'identity' | 'profile') =>
    check.findings.filter(
      (finding) => finding.field === field && (isComplaining || !notYet.includes(finding.code)),
    );
  return (
    <div className="nx-stack">
      <div className="nx-ocpp-field">
        <TextField
          label={t('target.url')}
          hint={t('target.urlHint')}
          inputMode="url"
          value={value.url}
          onChange={(url) => onChange({ ...value, url })}
        />
        <Findings findings={of('url')} onFix={(url) => onChange({ ...value, url })} />
      </div>
      <div className="nx-ocpp-field">
        <TextField
          label={t('target.identity')}
          hint={t('target.identityHint')}
          value={value.identity}
          onChange={(identity) => onChange({ ...value, identity })}
        />
        <Findings findings={of('identity')} onFix={(identity) => onChange({ ...value, identity })} />
      </div>
      <div className="nx-ocpp-field">
        <SelectField
          label={t('target.profile')}
          value={value.profile === null ? 'none' : (String(value.profile) as '0' | '1' | '2' | '3')}
          options={profiles.map((profile) => ({ value: profile, label: t(`profile.${profile}`) }))}
          onChange={(profile) => onChange({ ...value, profile: profileOf(profile) })}
        />
        <Findings findings={of('profile')} />
      </div>
      <dl className="nx-ocpp-result">
        <dt>{t('target.result')}</dt>
        <dd aria-live="polite">{check.connectionUrl ?? '–'}</dd>
      </dl>
    </div>
  );
};
