import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Choice } from '#renderer/ui/Choice.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useBoard } from './useBoard.ts';

const TYPES = ['A', 'A-with-6mA-dc', 'F', 'B', 'AC', 'none'] as const;
const MA = ['10', '30', '100', '300'] as const;

/** The RCD of this circuit; what is built into the charger does not replace it. */
export const RcdQuestions = () => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { circuit, set, notes } = useBoard();
  const { rcdMa } = circuit;
  return (
    <section className="nx-job-group">
      <Choice
        id={fieldId('rcdType')}
        compact
        label={t('board.rcdType')}
        hint={t('board.rcdHint')}
        value={circuit.rcdType ?? null}
        options={TYPES.map((value) => ({ value, label: t(`rcd.${value}`) }))}
        unknown={{ value: 'unknown' }}
        onChange={(rcdType) => set({ rcdType })}
      />
      <FieldNotes findings={notes('rcdType')} />
      {circuit.rcdType === 'none' ? null : (
        <>
          <Choice<(typeof MA)[number] | 'unknown'>
            id={fieldId('rcdMa')}
            compact
            label={t('board.rcdMa')}
            value={
              rcdMa === undefined
                ? null
                : rcdMa === 'unknown'
                  ? rcdMa
                  : (MA.find((each) => Number(each) === rcdMa) ?? null)
            }
            options={MA.map((value) => ({ value, label: format.withUnit(Number(value), 'mA') }))}
            unknown={{ value: 'unknown' }}
            onChange={(value) => set({ rcdMa: value === 'unknown' ? value : Number(value) })}
          />
          <FieldNotes findings={notes('rcdMa')} />
          <Choice
            id={fieldId('rcdOnlyThisPoint')}
            compact
            label={t('board.rcdOnly')}
            value={circuit.rcdOnlyThisPoint ?? null}
            options={[
              { value: 'yes' as const, label: t('yes') },
              { value: 'no' as const, label: t('no') },
            ]}
            unknown={{ value: 'unknown' }}
            onChange={(rcdOnlyThisPoint) => set({ rcdOnlyThisPoint })}
          />
          <FieldNotes findings={notes('rcdOnlyThisPoint')} />
        </>
      )}
    </section>
  );
};
