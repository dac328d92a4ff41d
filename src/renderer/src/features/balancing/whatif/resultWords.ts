import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { VariantResult } from './useWhatIf.ts';
import type { Variant } from './variants.ts';

export const resultColumns = ['variant', 'overload', 'peak', 'energy', 'served', 'wait', 'starts'] as const;

/** What came of a day, in the words of the language. */
export const useResultWords = () => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  return useMemo(() => {
    const nameOf = ({ rule, isUnrotated }: Variant): string => {
      const name = t(`whatIf.rule.${rule}`);
      return isUnrotated ? t('whatIf.unrotated', { rule: name }) : name;
    };
    const overloadOf = ({ result: { metrics } }: VariantResult): string =>
      metrics.overloadAfterAs === 0
        ? t('whatIf.noOverload')
        : format.trimmedWithUnit(Math.ceil(metrics.overloadAfterAs), 'A·s', 0);
    const waitOf = ({ result: { metrics } }: VariantResult): string =>
      format.duration(Math.max(metrics.longestWaitS.onePhase, metrics.longestWaitS.threePhase));
    const energyOf = ({ result: { metrics } }: VariantResult): string =>
      format.trimmedWithUnit(metrics.energyShare * 100, '%', 1);
    const cellsOf = (each: VariantResult): string[] => {
      const { metrics } = each.result;
      return [
        nameOf(each.variant),
        overloadOf(each),
        format.percent(Math.round(metrics.peakRatio * 100)),
        energyOf(each),
        t('whatIf.served', { served: metrics.carsServed, cars: metrics.cars }),
        waitOf(each),
        format.trimmed(metrics.startsPerHour, 1),
      ];
    };
    const sentenceOf = (each: VariantResult): string =>
      t('whatIf.sentence', {
        variant: nameOf(each.variant),
        energy: energyOf(each),
        wait: waitOf(each),
        overload: overloadOf(each),
      });
    const gainOf = (own: VariantResult, first: VariantResult): string =>
      t('whatIf.firstComeGain', {
        variant: nameOf(first.variant),
        energy: energyOf(first),
        ownEnergy: energyOf(own),
        wait: waitOf(first),
        ownWait: waitOf(own),
      });
    return { nameOf, cellsOf, sentenceOf, gainOf };
  }, [t, format]);
};
