import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import type { CircuitAnswers } from '#shared/domain/circuit.ts';
import { useBoard } from './useBoard.ts';

const SIZES = ['1.5', '2.5', '4', '6', '10', '16'] as const;
type Cable = (typeof SIZES)[number] | 'aluminium' | 'unknown';

// One answer for size and material: a walk at the board sees "5×6 mm² copper" as one thing.
const toAnswer = (cable: Cable): Partial<CircuitAnswers> => {
  if (cable === 'unknown') return { cableMm2: 'unknown', cableMaterial: 'unknown' };
  if (cable === 'aluminium') return { cableMm2: undefined, cableMaterial: 'aluminium' };
  return { cableMm2: Number(cable), cableMaterial: 'copper' };
};

const fromAnswer = ({ cableMm2, cableMaterial }: CircuitAnswers): Cable | null => {
  if (cableMaterial === 'aluminium' || cableMaterial === 'unknown') return cableMaterial;
  return SIZES.find((size) => Number(size) === cableMm2) ?? null;
};

/** Size, material, laying and warmth of the cable to the socket. */
export const CableQuestions = () => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { circuit, set, notes } = useBoard();
  return (
    <section className="nx-job-group">
      <Choice<Cable>
        id={fieldId('cableMm2')}
        compact
        label={t('board.cable')}
        value={fromAnswer(circuit)}
        options={[
          ...SIZES.map((value) => ({ value, label: format.trimmedWithUnit(Number(value), 'mm²', 1) })),
          { value: 'aluminium' as const, label: t('board.aluminium'), reason: t('board.aluminiumReason') },
        ]}
        unknown={{ value: 'unknown', reason: t('board.countsAs10') }}
        onChange={(cable) => set(toAnswer(cable))}
      />
      <FieldNotes findings={notes('cableMm2', 'cableMaterial')} />
      <Choice
        id={fieldId('cableLaying')}
        compact
        label={t('board.laying')}
        value={circuit.cableLaying ?? null}
        options={[
          { value: 'B2' as const, label: t('board.layingB2') },
          { value: 'C' as const, label: t('board.layingC') },
        ]}
        unknown={{ value: 'unknown' }}
        onChange={(cableLaying) => set({ cableLaying })}
      />
      <FieldNotes findings={notes('cableLaying')} />
      <Choice
        id={fieldId('ambient40')}
        compact
        label={t('board.warm')}
        value={circuit.ambient40 ?? null}
        options={[
          { value: 'no' as const, label: t('no') },
          { value: 'yes' as const, label: t('yes') },
        ]}
        unknown={{ value: 'unknown' }}
        onChange={(ambient40) => set({ ambient40 })}
      />
      <FieldNotes findings={notes('ambient40')} />
    </section>
  );
};
