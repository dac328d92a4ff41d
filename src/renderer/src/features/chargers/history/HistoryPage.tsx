import { useTranslation } from 'react-i18next';
import { ChargerScreen } from '#renderer/features/chargers/work/ChargerScreen.tsx';
import { useThisCharger } from '#renderer/features/chargers/work/useThisCharger.ts';
import './history.css';
import { HistoryBody } from './HistoryBody.tsx';

/** The charges of one charger: its own thirty, and everything the log ever took over. */
export const HistoryPage = () => {
  const { t } = useTranslation(['history', 'pages', 'common', 'points']);
  const charger = useThisCharger();
  const { device, isPresent } = charger;
  return (
    <ChargerScreen title={t('title')} charger={charger}>
      {device === undefined ? null : <HistoryBody key={device.id} device={device} isPresent={isPresent} />}
    </ChargerScreen>
  );
};
