import { useTranslation } from 'react-i18next';
import { ProofTable } from '#renderer/ui/ProofTable.tsx';
import type { ProofState } from '#renderer/wizards/commissioning/proof/proofState.ts';

/** What the charger told its back end of its own settings, against what was written. */
export const FoundConfiguration = ({ rows }: { rows: ProofState['configuration'] }) => {
  const { t } = useTranslation('ocppJob');
  if (rows.length === 0) return null;
  return (
    <ProofTable
      caption={t('prove.configuration')}
      rows={rows.map(({ key, wanted, found, result }) => ({
        key,
        label: key,
        before: null,
        wanted,
        found,
        result,
      }))}
    />
  );
};
