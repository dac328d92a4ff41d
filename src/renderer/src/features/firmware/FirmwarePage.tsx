import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChargerScreen } from '#renderer/features/chargers/work/ChargerScreen.tsx';
import { useThisCharger } from '#renderer/features/chargers/work/useThisCharger.ts';
import './firmware.css';
import { FirmwareBody } from './FirmwareBody.tsx';

/** The firmware of one charger: what it has, what the library has for it, and the way from one to the other. */
export const FirmwarePage = () => {
  const { t } = useTranslation(['firmware', 'pages', 'common', 'points', 'charger-rules', 'errors']);
  const charger = useThisCharger();
  const { device, isPresent } = charger;
  return (
    <ChargerScreen
      title={t('title')}
      charger={charger}
      actions={
        <Link to="/firmware" className="nx-button">
          {t('toLibrary')}
        </Link>
      }
    >
      {device === undefined ? null : <FirmwareBody key={device.id} device={device} isPresent={isPresent} />}
    </ChargerScreen>
  );
};
