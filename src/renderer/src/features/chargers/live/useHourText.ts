import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { LiveHour } from './liveHour.ts';
import type { HourFacts } from './minuteMeans.ts';

/** The hour in words: as a sentence, and what the crosshair reads. */
export const useHourText = () => {
  const { t } = useTranslation('live');
  const format = useFormat();
  return {
    sentence: (facts: HourFacts): string =>
      facts.samples === 0
        ? t('plot.nothing')
        : t('plot.sentence', {
            minutes: format.integer(facts.minutes),
            highest: facts.highestA === null ? '–' : format.amps(facts.highestA, 1),
            time: facts.highestAtMs === null ? '–' : format.timeOfDay(facts.highestAtMs),
            from: facts.lowestLimitA === null ? '–' : format.amps(facts.lowestLimitA),
            to: facts.highestLimitA === null ? '–' : format.amps(facts.highestLimitA),
          }),
    readout: (hour: LiveHour, currents: readonly string[], atMs: number, index: number): string => {
      const amps = (point: string) => {
        const value = hour.columns[point]?.[index] ?? null;
        return value === null ? '–' : format.amps(value, 1);
      };
      return [
        format.timeOfDay(hour.atMs[index] ?? atMs),
        `${t('plot.limit')} ${amps('limit.active')}`,
        ...currents.map((point, phase) => `L${phase + 1} ${amps(point)}`),
      ].join(' · ');
    },
  };
};
