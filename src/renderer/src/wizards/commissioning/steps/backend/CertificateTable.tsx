import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { CertificateReadingView } from '#shared/contract/ocpp.ts';

/** Every certificate of a file: for whom, by whom, how long, with its fingerprint to compare on the telephone. */
export const CertificateTable = ({ set }: { set: CertificateReadingView['set'] }) => {
  const { t } = useTranslation('ocppJob');
  const format = useFormat();
  return (
    <ol className="nx-stack" aria-label={t('certificate.chain')}>
      {set.certificates.map((each) => (
        <li key={each.sha256} className="nx-card">
          <dl className="nx-job-facts">
            {(
              [
                [t('certificate.subject'), each.subject],
                ...(each.names.length === 0
                  ? []
                  : [[t('certificate.names'), each.names.join(', ')] as const]),
                [t('certificate.issuer'), each.isSelfSigned ? t('certificate.itself') : each.issuer],
                [
                  t('certificate.validity'),
                  t('certificate.fromUntil', {
                    from: format.date(each.fromMs),
                    until: format.date(each.untilMs),
                  }),
                ],
                [t('certificate.fingerprint'), each.sha256],
              ] as const
            ).map(([name, value]) => (
              <div key={name} className="nx-job-fact">
                <dt>{name}</dt>
                <dd className={value === each.sha256 ? 'nx-small' : undefined}>{value}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
};
