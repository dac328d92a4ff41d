import type { ReactNode } from 'react';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { NumberField } from '#renderer/wizards/commissioning/questions/NumberField.tsx';
import type { Finding } from '#shared/domain/circuit.ts';

/** A number that says how the charger is steered, with what the rules say about it. */
export const ControlNumber = (props: {
  field: 'controllerPeriodS' | 'timeoutS' | 'modbusPort' | 'houseFuseA' | 'reserveA' | 'meterTimeoutS';
  label: string;
  hint: ReactNode;
  unit: string;
  isWhole?: boolean;
  findings: readonly Finding[];
  onChange: (value: number | undefined) => void;
}) => {
  const { field, findings, ...shown } = props;
  const { control } = useJob().answers;
  return (
    <>
      <NumberField {...shown} id={fieldId(field)} value={control[field]} />
      <FieldNotes findings={findings} />
    </>
  );
};
