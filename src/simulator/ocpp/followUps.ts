import type { OcppSide } from '#simulator/charger/ocppSide.ts';
import type { BootSequence } from './bootSequence.ts';
import type { Payload } from './payload.ts';
import type { Reports } from './reports.ts';
import type { AfterAnswer } from './requests.ts';
import type { Transactions } from './transactions.ts';
import { upload } from './upload.ts';

const restartAfterMs = 500;

export interface FollowUpOptions {
  readonly side: OcppSide;
  readonly transactions: Transactions;
  readonly reports: Reports;
  readonly boot: BootSequence;
  nowMs(): number;
  tell(action: string, payload: Payload): void;
  remoteStart(idTag: string): void;
  look(): void;
}

/** What requests set off, done once their answer has left. */
export interface FollowUps extends AfterAnswer {
  run(): void;
}

export function createFollowUps(options: FollowUpOptions): FollowUps {
  const { side, transactions, reports, boot, nowMs, tell, look } = options;
  let waiting: (() => void)[] = [];
  const later = (action: () => void): void => void waiting.push(action);

  const triggered = (message: string): void => {
    if (message === 'BootNotification') boot.begin();
    else if (message === 'Heartbeat') tell('Heartbeat', {});
    else if (message === 'MeterValues') reports.meter('Trigger');
    else if (message === 'StatusNotification') reports.status(1);
    else tell(message, { status: 'Idle' });
  };
  const sendDiagnostics = async (target: string): Promise<void> => {
    tell('DiagnosticsStatusNotification', { status: 'Uploading' });
    const { session: _session, ...view } = side.view();
    const text = JSON.stringify({ ...side.about(), atMs: nowMs(), ...view }, null, 2);
    const isThere = await upload(target, text, side.certificates().ca);
    tell('DiagnosticsStatusNotification', { status: isThere ? 'Uploaded' : 'UploadFailed' });
  };

  return {
    run: () => {
      const actions = waiting;
      waiting = [];
      for (const action of actions) action();
    },
    trigger: (message) => later(() => triggered(message)),
    upload: (target) => later(() => void sendDiagnostics(target)),
    reset: (kind) =>
      later(() => {
        transactions.willStop(`${kind}Reset`);
        side.after(restartAfterMs, side.restart);
      }),
    remoteStart: (idTag) => {
      options.remoteStart(idTag);
      later(look);
    },
    remoteStop: () =>
      later(() => {
        transactions.willStop('Remote');
        side.stop();
        look();
      }),
    statusChanged: () => later(() => reports.status(1)),
  };
}
