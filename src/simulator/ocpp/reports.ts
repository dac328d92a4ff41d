import type { OcppSide } from '#simulator/charger/ocppSide.ts';
import { connectorStatus } from './connectorStatus.ts';
import { meterValue } from './meterValue.ts';
import type { Payload } from './payload.ts';
import type { Transactions } from './transactions.ts';

export interface ReportsOptions {
  readonly side: OcppSide;
  readonly transactions: Transactions;
  nowMs(): number;
  isInoperative(): boolean;
  /** Sends, and does not mind when nobody answers. */
  tell(action: string, payload: Payload): void;
}

/** What a charger tells by itself: status, meter values, heartbeats. */
export interface Reports {
  status(connectorId: 0 | 1): void;
  meter(context: string): void;
  /** The next heartbeat comes a whole interval from now. */
  restartRhythm(): void;
  /** Tells what is due. */
  look(): void;
}

export function createReports({ side, transactions, nowMs, isInoperative, tell }: ReportsOptions): Reports {
  let told = '';
  let nextHeartbeatMs = 0;
  let nextMeterMs = 0;
  const deviceMs = () => performance.now() * side.speed;
  const iso = () => new Date(nowMs()).toISOString();
  const now = () => connectorStatus(side.view(), isInoperative());
  const textOf = ({ status, errorCode }: ReturnType<typeof now>) => `${status} ${errorCode}`;

  const status = (connectorId: 0 | 1): void => {
    const whole = { status: isInoperative() ? 'Unavailable' : 'Available', errorCode: 'NoError' };
    const shown = connectorId === 0 ? whole : now();
    if (connectorId === 1) told = textOf(shown);
    tell('StatusNotification', { connectorId, ...shown, timestamp: iso() });
  };
  const meter = (context: string): void => {
    const transactionId = transactions.id();
    tell('MeterValues', {
      connectorId: 1,
      ...(transactionId === undefined ? {} : { transactionId }),
      meterValue: [meterValue(side.view(), context, iso())],
    });
  };
  const restartRhythm = (): void => {
    nextHeartbeatMs = deviceMs() + side.settings().heartbeatS * 1000;
  };

  return {
    status,
    meter,
    restartRhythm,
    look: () => {
      const { meterS } = side.settings();
      if (deviceMs() >= nextHeartbeatMs) {
        tell('Heartbeat', {});
        restartRhythm();
      }
      if (meterS > 0 && deviceMs() >= nextMeterMs && transactions.id() !== undefined) {
        meter('Sample.Periodic');
        nextMeterMs = deviceMs() + meterS * 1000;
      }
      if (textOf(now()) !== told) status(1);
    },
  };
}
