import type { Format } from '#renderer/i18n/format.ts';
import type { DescribePoint } from '#renderer/i18n/useDescribePoint.ts';

type Params = Readonly<Record<string, string | number>>;
type Lookup = (key: string, options: Record<string, string>) => string;

/** Milliseconds since 1970 are moments; shorter ones are durations and stay numbers. */
const isMoment = (name: string, value: number): boolean => name.endsWith('Ms') && value > 1e11;

/** Ports and bounds of what is typed are read digit by digit. */
const isName = (name: string): boolean => ['port', 'unit', 'bytes', 'min', 'max'].includes(name);

const word = (name: string, value: string, describe: DescribePoint, lookup: Lookup): string => {
  switch (name) {
    case 'point':
      return describe.label(value);
    case 'stage':
      return lookup(`rules:stage.${value}`, { defaultValue: value });
    case 'test':
      // In a job's list the door stands in front: "modbus:failsafe".
      return lookup(`rules:testStep.${value.replace(/^.*:/, '')}`, { defaultValue: value });
    default:
      return lookup(`rules:word.${name}.${value}`, { defaultValue: value });
  }
};

// "type" and "laying" are asked for under longer names.
const askedAs: Readonly<Record<string, string>> = { type: 'rcdType', laying: 'cableLaying' };

/** Parameters of a rule as words and numbers of the language; the texts carry the units. */
export const formatParams = (
  params: Params,
  format: Format,
  describe: DescribePoint,
  lookup: Lookup,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? word(askedAs[name] ?? name, value, describe, lookup)
        : isMoment(name, value)
          ? format.dateTime(value)
          : isName(name)
            ? String(value)
            : format.trimmed(value, 2),
    ]),
  );
