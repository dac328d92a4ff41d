import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { SocketSample } from './phaseTrend.ts';

/** What a live sample says about the socket; impossible values are unknown. */
export const socketSample = (atMs: number, values: PointValues): SocketSample => ({
  atMs,
  phases: [1, 2, 3].map((phase) => ({
    voltageV: numberOf(values, `meter.voltage.l${phase}`),
    currentA: numberOf(values, `meter.current.l${phase}`),
  })),
  mainsPlugC: numberOf(values, 'temperature.mainsPlug'),
});
