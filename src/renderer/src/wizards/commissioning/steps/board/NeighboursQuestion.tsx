import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useBoard } from './useBoard.ts';

/** The most breakers of each class of diversity. */
const COUNTS = ['1', '3', '5', '9', '10'] as const;

/** Breakers side by side that are loaded for hours at the same time. */
export const NeighboursQuestion = () => {
  const { t } = useTranslation('wizard');
  const { circuit, set, notes } = useBoard();
  const { neighbouringBreakers: now } = circuit;
  return (
    <section className="nx-job-group">
      <Choice<(typeof COUNTS)[number] | 'unknown'>
        id={fieldId('neighbouringBreakers')}
        compact
        label={t('board.neighbours')}
        hint={t('board.neighboursHint')}
        value={
          now === undefined
            ? null
            : now === 'unknown'
              ? now
              : (COUNTS.find((each) => Number(each) >= now) ?? '10')
        }
        options={COUNTS.map((value) => ({ value, label: t(`board.neighbourCount.${value}`) }))}
        unknown={{ value: 'unknown' }}
        onChange={(value) => set({ neighbouringBreakers: value === 'unknown' ? value : Number(value) })}
      />
      <FieldNotes findings={notes('neighbouringBreakers')} />
    </section>
  );
};
