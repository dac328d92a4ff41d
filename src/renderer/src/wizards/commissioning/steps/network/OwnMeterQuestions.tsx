import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { AmpereInput } from '#renderer/ui/AmpereInput.tsx';
import { Choice } from '#renderer/ui/Choice.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useCircuit } from '#renderer/wizards/commissioning/model/useCircuit.ts';
import { useControl } from '#renderer/wizards/commissioning/model/useControl.ts';
import { NumberField } from '#renderer/wizards/commissioning/questions/NumberField.tsx';
import { longestTimeoutS } from '#shared/domain/longestTimeout.ts';
import { MeterAddressQuestions } from './MeterAddressQuestions.tsx';

const USUAL_A = [0, 6, 8, 10, 13, 16] as const;

/** A charger that follows its own meter: which meter, the fuse it guards, and what holds without it. */
export const OwnMeterQuestions = () => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { answers, setControl } = useJob();
  const { limit } = useCircuit();
  const findings = useControl();
  const { control, circuit } = answers;
  const notes = (field: string, isAll = false) => (
    <FieldNotes
      findings={findings.filter((each) => each.field === field && (isAll || each.level !== 'pass'))}
    />
  );
  return (
    <section className="nx-job-group">
      <h2>{t('ownMeter.title')}</h2>
      <Choice
        id={fieldId('meterSource')}
        label={t('ownMeter.source')}
        value={control.meterSource ?? null}
        options={[
          {
            value: 'modbus-meter' as const,
            label: t('ownMeter.modbus'),
            reason: t('ownMeter.modbusReason'),
          },
          { value: 'ct-clamp' as const, label: t('ownMeter.clamp'), reason: t('ownMeter.clampReason') },
        ]}
        onChange={(meterSource) => setControl({ meterSource })}
      />
      {control.meterSource === 'modbus-meter' ? <MeterAddressQuestions notes={notes} /> : null}
      <div className="nx-job-pair">
        <div className="nx-stack">
          <NumberField
            id={fieldId('houseFuseA')}
            label={t('ownMeter.fuse')}
            hint={t('ownMeter.fuseHint')}
            unit="A"
            value={control.houseFuseA}
            onChange={(houseFuseA) => setControl({ houseFuseA })}
          />
          {notes('houseFuseA')}
        </div>
        <div className="nx-stack">
          <NumberField
            id={fieldId('reserveA')}
            label={t('ownMeter.reserve')}
            hint={t('ownMeter.reserveHint')}
            unit="A"
            value={control.reserveA}
            onChange={(reserveA) => setControl({ reserveA })}
          />
          {notes('reserveA')}
        </div>
      </div>
      <AmpereInput
        id={fieldId('meterLossA')}
        label={t('ownMeter.loss')}
        hint={t('ownMeter.lossHint')}
        minA={0}
        maxA={Math.max(limit.limitA, 6)}
        usual={USUAL_A}
        value={control.meterLossA ?? null}
        onChange={(amps) => setControl({ meterLossA: amps ?? undefined })}
      />
      {notes('meterLossA', true)}
      <NumberField
        id={fieldId('meterTimeoutS')}
        label={t('ownMeter.timeout')}
        hint={t('ownMeter.timeoutHint', { max: format.seconds(longestTimeoutS(circuit)) })}
        unit="s"
        isWhole
        value={control.meterTimeoutS}
        onChange={(meterTimeoutS) => setControl({ meterTimeoutS })}
      />
      {notes('meterTimeoutS')}
    </section>
  );
};
