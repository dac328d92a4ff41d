import type { StatusTone } from '#renderer/ui/status.tsx';
import type { FaultSeverity } from '#shared/domain/charger/faults/faultCatalogue.ts';

/** The sign and colour that go with how bad a fault is. */
export const faultTone = {
  danger: 'bad',
  stop: 'bad',
  limits: 'warn',
  notice: 'neutral',
} as const satisfies Record<FaultSeverity, StatusTone>;
