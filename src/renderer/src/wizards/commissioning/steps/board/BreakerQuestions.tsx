import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { AmpereOrUnknown } from '#renderer/wizards/commissioning/questions/AmpereOrUnknown.tsx';
import { useBoard } from './useBoard.ts';

const USUAL_A = [10, 13, 16, 20, 25, 32, 40] as const;
const CHARACTERISTICS = ['B', 'C', 'D', 'gG'] as const;

/** The breaker of this circuit. */
export const BreakerQuestions = () => {
  const { t } = useTranslation('wizard');
  const { circuit, set, notes } = useBoard();
  return (
    <section className="nx-job-group">
      <AmpereOrUnknown
        id={fieldId('breakerA')}
        label={t('board.breaker')}
        hint={t('board.breakerHint')}
        minA={1}
        maxA={125}
        usual={USUAL_A}
        value={circuit.breakerA}
        onChange={(breakerA) => set({ breakerA: breakerA === 0 ? undefined : breakerA })}
      />
      <FieldNotes findings={notes('breakerA')} />
      <Choice
        id={fieldId('breakerCharacteristic')}
        compact
        label={t('board.characteristic')}
        value={circuit.breakerCharacteristic ?? null}
        options={CHARACTERISTICS.map((value) => ({ value, label: value }))}
        unknown={{ value: 'unknown' }}
        onChange={(breakerCharacteristic) => set({ breakerCharacteristic })}
      />
      <FieldNotes findings={notes('breakerCharacteristic')} />
    </section>
  );
};
