import { useTranslation } from 'react-i18next';
import { ChargerScreen } from '#renderer/features/chargers/work/ChargerScreen.tsx';
import { useThisCharger } from '#renderer/features/chargers/work/useThisCharger.ts';
import '#renderer/features/configuration/configuration.css';
import { ManualFile } from './ManualFile.tsx';
import { SafetyRules } from './SafetyRules.tsx';

/** The safety rules first, then the manual of this charger's model. */
export const ManualPage = () => {
  const { t } = useTranslation(['manual', 'pages', 'common']);
  const charger = useThisCharger();
  return (
    <ChargerScreen title={t('title')} charger={charger}>
      <SafetyRules />
      {charger.device === undefined ? null : <ManualFile model={charger.device.identity.model} />}
    </ChargerScreen>
  );
};
