import { rangesOf, type valueProblem } from '#renderer/features/configuration/model/valueProblem.ts';
import { PointControl } from './PointControl.tsx';
import type { PointRowProps } from './PointRow.tsx';
import { SecretControl } from './SecretControl.tsx';
import { useProblemText, useRangeText } from './useProblemText.ts';

/** The control of one value that can be written, with its range, or what is wrong with what was entered. */
export const PointEditor = ({
  row,
  label,
  control,
  problem,
}: {
  row: PointRowProps;
  label: string;
  control: Parameters<typeof PointControl>[0]['control'];
  problem: ReturnType<typeof valueProblem>;
}) => {
  const rangeText = useRangeText();
  const problemText = useProblemText();
  const { point, current, wanted } = row;
  const ranges =
    point.kind === 'number' && !/^schedule\.\d+\.st/.test(point.name)
      ? rangeText(point, rangesOf(point, row.hardwareMaxA))
      : '';
  return (
    <fieldset className="nx-conf-control" disabled={row.isDisabled}>
      {point.isSecret ? (
        <SecretControl
          id={control.id}
          label={label}
          describedBy={control.describedBy}
          secret={row.secret}
          onChange={(text) => row.onSecret(point.name, text)}
        />
      ) : (
        <PointControl
          point={point}
          label={label}
          value={wanted === undefined ? current : wanted}
          onChange={(value) => row.onValue(point.name, value)}
          control={control}
        />
      )}
      {ranges === '' || problem !== null ? null : <div className="nx-field-hint">{ranges}</div>}
      {problem === null ? null : (
        <div id={`${control.id}-error`} className="nx-field-error">
          {problemText(point, problem)}
        </div>
      )}
    </fieldset>
  );
};
