import { AmpereInput } from '#renderer/ui/AmpereInput.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { useCircuit } from '#renderer/wizards/commissioning/model/useCircuit.ts';
import type { Finding } from '#shared/domain/circuit.ts';

const USUAL_A = [0, 6, 8, 10, 13, 16] as const;

/** The current that holds when the controller or the meter is gone, up to what the circuit takes. */
export const FallbackCurrent = (props: {
  field: 'failsafeA' | 'meterLossA';
  label: string;
  hint: string;
  findings: readonly Finding[];
}) => {
  const { field, label, hint } = props;
  const { answers, setControl } = useJob();
  const { limit } = useCircuit();
  return (
    <>
      <AmpereInput
        id={fieldId(field)}
        label={label}
        hint={hint}
        minA={0}
        maxA={Math.max(limit.limitA, 6)}
        usual={USUAL_A}
        value={answers.control[field] ?? null}
        onChange={(amps) => setControl({ [field]: amps ?? undefined })}
      />
      <FieldNotes findings={props.findings} />
    </>
  );
};
