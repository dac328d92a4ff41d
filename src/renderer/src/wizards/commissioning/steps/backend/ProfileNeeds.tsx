import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import '#renderer/ui/ProofTable.css';
import './backend.css';

const NEEDS = {
  0: { scheme: 'ws', key: false, ca: false, own: false },
  1: { scheme: 'ws', key: true, ca: false, own: false },
  2: { scheme: 'wss', key: true, ca: true, own: false },
  3: { scheme: 'wss', key: false, ca: true, own: true },
} as const;

const Mark = ({ isNeeded }: { isNeeded: boolean }) => {
  const { t } = useTranslation('ocppJob');
  return (
    <td>
      {isNeeded ? <IconCheck size={20} stroke={2.5} aria-hidden /> : <IconMinus size={20} aria-hidden />}
      <span className="nx-hidden">{t(isNeeded ? 'profile.needed' : 'profile.notNeeded')}</span>
    </td>
  );
};

/** The four profiles side by side: address, key, certificates. */
export const ProfileNeeds = () => {
  const { t } = useTranslation('ocppJob');
  return (
    <details className="nx-job-fold">
      <summary>{t('profile.compare')}</summary>
      <div>
        <div
          className="nx-table-scroll nx-profile-needs"
          role="group"
          aria-label={t('profile.compare')}
          tabIndex={0}
        >
          <table className="nx-table">
            <thead>
              <tr>
                <th scope="col">{t('profile.short')}</th>
                <th scope="col">{t('profile.address')}</th>
                <th scope="col">{t('profile.key')}</th>
                <th scope="col">{t('profile.ca')}</th>
                <th scope="col">{t('profile.own')}</th>
              </tr>
            </thead>
            <tbody>
              {([0, 1, 2, 3] as const).map((profile) => {
                const { scheme, key, ca, own } = NEEDS[profile];
                return (
                  <tr key={profile}>
                    <th scope="row">{profile}</th>
                    <td>{scheme}://</td>
                    <Mark isNeeded={key} />
                    <Mark isNeeded={ca} />
                    <Mark isNeeded={own} />
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
    </details>
  );
};
