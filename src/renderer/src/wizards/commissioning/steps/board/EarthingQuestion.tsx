import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useBoard } from './useBoard.ts';

const SYSTEMS = ['TN-S', 'TN-C-S', 'TT', 'TN-C', 'IT', 'generator'] as const;

/** The earthing system of this circuit, not of the street. */
export const EarthingQuestion = () => {
  const { t } = useTranslation('wizard');
  const { circuit, set, notes } = useBoard();
  return (
    <section className="nx-job-group">
      <Choice
        id={fieldId('earthing')}
        compact
        label={t('board.earthing')}
        value={circuit.earthing ?? null}
        options={SYSTEMS.map((value) => ({ value, label: t(`earthing.${value}`) }))}
        unknown={{ value: 'unknown' }}
        onChange={(earthing) => set({ earthing })}
      />
      <FieldNotes findings={notes('earthing')} />
    </section>
  );
};
