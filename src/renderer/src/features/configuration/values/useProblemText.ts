import { useTranslation } from 'react-i18next';
import type { ValueProblem } from '#renderer/features/configuration/model/valueProblem.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import type { EditablePoint } from '#shared/contract/configuration.ts';

/** What a value may be, in words: "6 A to 16 A, or pause". */
export const useRangeText = () => {
  const { t } = useTranslation('configuration');
  const describe = useDescribePoint();
  return (point: EditablePoint, ranges: EditablePoint['ranges']): string => {
    const named = (value: number | string) => describe.value(point.name, value) ?? String(value);
    const parts = ranges.map(({ min, max }) => t('values.range', { min: named(min), max: named(max) }));
    const words = point.special.map((value) => (value === null ? '' : named(value)));
    return [...parts, ...words].filter(Boolean).join(` ${t('values.or')} `);
  };
};

/** Why a wanted value does not fit, in words. */
export const useProblemText = () => {
  const { t } = useTranslation(['configuration', 'charger-rules']);
  // The rules decide which reason comes with which numbers.
  const zoneText = t as unknown as (key: string, params: Readonly<Record<string, number>>) => string;
  const rangeText = useRangeText();
  return (point: EditablePoint, problem: ValueProblem): string => {
    switch (problem.kind) {
      case 'empty':
        return t('problem.empty');
      case 'range':
        return point.kind === 'bits'
          ? t('problem.characters')
          : t('problem.range', { ranges: rangeText(point, problem.ranges) });
      case 'whole-amperes':
        return t('charger-rules:currentRefusal.whole-amperes');
      case 'address':
        return t('problem.address');
      case 'characters':
        return t('problem.characters');
      case 'zone':
        return zoneText(`charger-rules:zoneRefusal.${problem.reason}`, problem.params);
      default:
        return problem satisfies never;
    }
  };
};
