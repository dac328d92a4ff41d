import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { TestState } from './testState.ts';

/** The plot in words: what is asked for, what the charger offers, what the car draws. */
export const useTestSentence = (state: TestState): string => {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const last = state.samples.at(-1);
  if (last === undefined) return '';
  const measured = last.currentA.flatMap((amps, index) =>
    amps === null ? [] : [`L${index + 1} ${format.amps(amps, 1)}`],
  );
  return [
    last.setpointA === null
      ? t('test.noSetpoint')
      : t('test.setpoint', { current: format.amps(last.setpointA) }),
    last.offeredA === null ? '' : t('test.offered', { current: format.amps(last.offeredA) }),
    measured.length === 0 ? t('test.notMeasured') : t('test.measured', { currents: measured.join(', ') }),
  ]
    .filter(Boolean)
    .join(' ');
};
