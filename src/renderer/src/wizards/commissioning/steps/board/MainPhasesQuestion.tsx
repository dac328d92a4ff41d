import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useBoard } from './useBoard.ts';

/** How many phases the building is fed with. */
export const MainPhasesQuestion = () => {
  const { t } = useTranslation('wizard');
  const { circuit, set, notes } = useBoard();
  const { mainPhases } = circuit;
  return (
    <>
      <Choice<'1' | '3' | 'unknown'>
        id={fieldId('mainPhases')}
        compact
        label={t('board.mainPhases')}
        value={
          mainPhases === undefined
            ? null
            : mainPhases === 'unknown'
              ? mainPhases
              : mainPhases === 1
                ? '1'
                : '3'
        }
        options={[
          { value: '1', label: t('board.onePhase') },
          { value: '3', label: t('board.threePhases') },
        ]}
        unknown={{ value: 'unknown' }}
        onChange={(value) => set({ mainPhases: value === 'unknown' ? value : value === '1' ? 1 : 3 })}
      />
      <FieldNotes findings={notes('mainPhases')} />
    </>
  );
};
