import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { AmpereOrUnknown } from '#renderer/wizards/commissioning/questions/AmpereOrUnknown.tsx';
import { MainPhasesQuestion } from './MainPhasesQuestion.tsx';
import { OtherLoadQuestion } from './OtherLoadQuestion.tsx';
import { useBoard } from './useBoard.ts';

const USUAL_A = [16, 20, 25, 32, 40, 50, 63] as const;
const ROTATIONS = ['L1L2L3', 'L2L3L1', 'L3L1L2'] as const;

/** The supply of the whole building: asked for load balancing only. */
export const SupplyQuestions = () => {
  const { t } = useTranslation('wizard');
  const { circuit, set, notes, country } = useBoard();
  return (
    <section className="nx-job-group">
      <h2>{t('board.supply')}</h2>
      <AmpereOrUnknown
        id={fieldId('mainBreakerA')}
        label={t('board.mainBreaker')}
        minA={6}
        maxA={1600}
        usual={USUAL_A}
        value={circuit.mainBreakerA}
        onChange={(mainBreakerA) => set({ mainBreakerA })}
      />
      <FieldNotes findings={notes('mainBreakerA')} />
      <MainPhasesQuestion />
      {circuit.mainPhases === 1 ? null : (
        <>
          <Choice
            id={fieldId('phaseRotation')}
            compact
            label={t('board.rotation')}
            hint={t('board.rotationHint')}
            value={circuit.phaseRotation ?? null}
            options={ROTATIONS.map((value) => ({ value, label: value.replace(/(\d)(?=L)/g, '$1 ') }))}
            unknown={{ value: 'unknown' }}
            onChange={(phaseRotation) => set({ phaseRotation })}
          />
          <FieldNotes findings={notes('phaseRotation')} />
        </>
      )}
      <OtherLoadQuestion />
      {country === 'DE' ? (
        <Choice
          id={fieldId('meterCabinet')}
          compact
          label={t('board.meterCabinet')}
          value={circuit.meterCabinet ?? null}
          options={[
            { value: '10' as const, label: '10\u202fmm²' },
            { value: '16' as const, label: '16\u202fmm²' },
          ]}
          unknown={{ value: 'unknown' }}
          onChange={(meterCabinet) => set({ meterCabinet })}
        />
      ) : null}
    </section>
  );
};
