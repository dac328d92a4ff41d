import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { StageName } from '#shared/domain/circuit.ts';

/** What was answered at a stage, as short as on a drawing: "C16", "5×6 mm²", "A 30 mA". Empty when nothing was. */
export const useStageAnswer = (): ((stage: StageName) => string) => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { answers, job } = useJob();
  const { circuit } = answers;
  const rated = (value: number | 'unknown' | undefined, prefix = ''): string =>
    typeof value === 'number'
      ? `${prefix}${prefix === '' ? format.amps(value) : format.trimmed(value, 0)}`
      : '';
  const characteristic = circuit.breakerCharacteristic;
  return (stage) => {
    switch (stage) {
      case 'main-breaker':
        return typeof circuit.mainBreakerA === 'number' && circuit.mainPhases === 3
          ? `3×${format.amps(circuit.mainBreakerA)}`
          : rated(circuit.mainBreakerA);
      case 'board':
        return circuit.earthing === undefined || circuit.earthing === 'unknown'
          ? ''
          : t(`earthing.${circuit.earthing}`);
      case 'breaker':
        return rated(circuit.breakerA, characteristic === 'unknown' ? '' : (characteristic ?? ''));
      case 'rcd': {
        const type = circuit.rcdType;
        if (type === undefined || type === 'unknown') return '';
        const ma = typeof circuit.rcdMa === 'number' ? format.withUnit(circuit.rcdMa, 'mA') : '';
        return `${t(`rcdShort.${type}`)} ${ma}`.trim();
      }
      case 'cable':
        return typeof circuit.cableMm2 === 'number' ? format.trimmedWithUnit(circuit.cableMm2, 'mm²', 1) : '';
      case 'socket':
        return circuit.plug === undefined || circuit.plug === 'unknown' ? '' : t(`plugShort.${circuit.plug}`);
      case 'plug-coding':
        return '';
      case 'charger':
        return job.charger?.identity.name ?? '';
      case 'car':
        return '';
      default:
        return stage satisfies never;
    }
  };
};
