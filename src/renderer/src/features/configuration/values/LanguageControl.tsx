import { useTranslation } from 'react-i18next';
import type { ControlProps } from './controlProps.ts';

/** Languages a display may have; which ones a charger has, it says when it is asked to store one. */
const known = ['cs', 'de', 'en', 'fr', 'hu', 'it', 'nl', 'pl', 'sk'];

/** The language of a display, by its name in the language that is shown. */
export const LanguageControl = ({ value, onChange, control }: ControlProps) => {
  const { t, i18n } = useTranslation('configuration');
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const stored = typeof value === 'string' ? value : '';
  const codes = known.includes(stored) || !/^[a-z]{2}$/.test(stored) ? known : [stored, ...known];
  return (
    <select
      id={control.id}
      className="nx-input"
      aria-describedby={control.describedBy}
      aria-invalid={control.invalid || undefined}
      value={codes.includes(stored) ? stored : ''}
      onChange={(event) => onChange(event.target.value)}
    >
      {codes.includes(stored) ? null : (
        <option value="" disabled>
          {t('values.choose')}
        </option>
      )}
      {codes.map((code) => (
        <option key={code} value={code}>
          {names.of(code) ?? code}
        </option>
      ))}
    </select>
  );
};
