import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { StatusTone } from '#renderer/ui/status.tsx';
import type { Alert } from '#shared/contract/alerts.ts';

type Lookup = (key: string) => string;

export interface AlertText {
  /** What happened, without the charger's name. */
  readonly what: string;
  readonly tone: StatusTone;
}

const tones: Readonly<Record<Alert['kind'], StatusTone>> = {
  fault: 'bad',
  warning: 'warn',
  'charge-ended': 'good',
  'firmware-available': 'neutral',
};

/** An alert in the language that is shown. */
export const useAlertText = (): ((alert: Alert) => AlertText) => {
  const { t } = useTranslation('common');
  const format = useFormat();
  // Bits come from the charger, so the compiler does not know them.
  const lookup = t as unknown as Lookup;
  return ({ kind, params }) => {
    const tone = tones[kind];
    switch (kind) {
      case 'fault':
        return { tone, what: t('alerts.fault', { fault: lookup(`fault.${params['bit']}`) }) };
      case 'warning':
        return { tone, what: t('alerts.warning', { fault: lookup(`fault.${params['bit']}`) }) };
      case 'charge-ended':
        return {
          tone,
          what: t('alerts.chargeEnded', { energy: format.kilowattHours(Number(params['energyWh'] ?? 0)) }),
        };
      case 'firmware-available':
        return { tone, what: t('alerts.firmware', { version: String(params['version']) }) };
      default:
        return kind satisfies never;
    }
  };
};
