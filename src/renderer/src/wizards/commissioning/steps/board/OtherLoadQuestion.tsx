import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { NumberField } from '#renderer/wizards/commissioning/questions/NumberField.tsx';
import { useBoard } from './useBoard.ts';

/** The worst load of everything else on each phase of the supply. */
export const OtherLoadQuestion = () => {
  const { t } = useTranslation(['wizard', 'common']);
  const { circuit, set, notes } = useBoard();
  const load = circuit.otherLoadA ?? {};
  const phases = circuit.mainPhases === 1 ? (['l1'] as const) : (['l1', 'l2', 'l3'] as const);
  const isUnknown = phases.every((phase) => load[phase] === 'unknown');
  return (
    <fieldset className="nx-field">
      <legend className="nx-legend">{t('board.otherLoad')}</legend>
      <div className="nx-field-hint">{t('board.otherLoadHint')}</div>
      <div className="nx-job-phases">
        {phases.map((phase, index) => {
          const value = load[phase];
          return (
            <NumberField
              key={phase}
              id={index === 0 ? fieldId('otherLoadA') : undefined}
              label={phase.toUpperCase()}
              unit="A"
              value={typeof value === 'number' ? value : undefined}
              onChange={(amps) => set({ otherLoadA: { ...load, [phase]: amps } })}
            />
          );
        })}
      </div>
      <div>
        <Button
          aria-pressed={isUnknown}
          className="nx-job-unknown"
          onClick={() => set({ otherLoadA: { l1: 'unknown', l2: 'unknown', l3: 'unknown' } })}
        >
          {t('common:choice.unknown')}
        </Button>
      </div>
      <FieldNotes findings={notes('otherLoadA')} />
    </fieldset>
  );
};
