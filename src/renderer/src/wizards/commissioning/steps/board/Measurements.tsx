import { useTranslation } from 'react-i18next';
import { TextField } from '#renderer/ui/TextField.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useCircuit } from '#renderer/wizards/commissioning/model/useCircuit.ts';
import { NumberField } from '#renderer/wizards/commissioning/questions/NumberField.tsx';
import type { Finding, Measurements as Measured, Measurement } from '#shared/domain/circuit.ts';

const MEASURED = [
  { name: 'continuity', unit: 'Ω' },
  { name: 'loop', unit: 'Ω' },
  { name: 'rcd', unit: 'ms' },
] as const;

type Report = Pick<Measurement, 'reportNumber' | 'date'>;

const withReport = (measured: Measured, report: Report): Measured =>
  Object.fromEntries(
    Object.entries(measured).map(([name, one]) => [name, one === undefined ? one : { ...one, ...report }]),
  );

/** The three measurements of the inspection report; the charger's own readings never fill them. */
export const Measurements = () => {
  const { t } = useTranslation('wizard');
  const { answers, setCircuit } = useJob();
  const { findings } = useCircuit();
  const measured = answers.circuit.measurements ?? {};
  const one = measured.continuity ?? measured.loop ?? measured.rcd;
  const report: Report = { reportNumber: one?.reportNumber, date: one?.date };
  const set = (measurements: Measured) => setCircuit({ measurements });
  const notesOf = (name: string): readonly Finding[] =>
    findings.filter(
      ({ field, level }) => field === `measurements.${name}` && level !== 'pass' && level !== 'open-point',
    );
  return (
    <details className="nx-job-fold" open={one !== undefined}>
      <summary>{t('measure.title')}</summary>
      <div>
        <p className="nx-muted">{t('measure.text')}</p>
        <div className="nx-job-pair">
          {MEASURED.map(({ name, unit }) => (
            <div key={name} className="nx-stack">
              <NumberField
                id={fieldId(`measurements.${name}`)}
                label={t(`measure.${name}`)}
                unit={unit}
                value={measured[name]?.value}
                onChange={(value) =>
                  set({ ...measured, [name]: value === undefined ? undefined : { value, ...report } })
                }
              />
              <FieldNotes findings={notesOf(name)} />
            </div>
          ))}
        </div>
        <div className="nx-job-pair">
          <TextField
            label={t('measure.report')}
            value={report.reportNumber ?? ''}
            disabled={one === undefined}
            maxLength={60}
            onChange={(reportNumber) => set(withReport(measured, { ...report, reportNumber }))}
          />
          <TextField
            type="date"
            label={t('measure.date')}
            value={report.date ?? ''}
            disabled={one === undefined}
            onChange={(date) =>
              set(withReport(measured, { ...report, date: date === '' ? undefined : date }))
            }
          />
        </div>
      </div>
    </details>
  );
};
