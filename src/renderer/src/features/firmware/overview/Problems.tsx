import { useTranslation } from 'react-i18next';
import type { FirmwareView } from '#shared/contract/firmware.ts';
import { inLanguage } from '#shared/domain/firmware/manifest.ts';

/** What is known to be wrong with the firmware in the charger, and since when it is not. */
export const Problems = ({ view: { installed } }: { view: FirmwareView }) => {
  const { t, i18n } = useTranslation('firmware');
  if (installed === null) return null;
  return (
    <section aria-labelledby="problems" className="nx-stack">
      <h2 id="problems">{t('problems.title')}</h2>
      {installed.knownProblems.length === 0 ? <p className="nx-muted">{t('problems.none')}</p> : null}
      <ul className="nx-fw-notes">
        {installed.knownProblems.map(({ id, text, fixedIn }) => (
          <li key={id}>
            {inLanguage(text, i18n.language)}{' '}
            <span className="nx-muted nx-small">
              {id} · {fixedIn === null ? t('problems.open') : t('problems.fixedIn', { version: fixedIn })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
