import { implement } from '@orpc/server';
import type { Alerts } from '#core/charger/alerts.ts';
import type { LiveRecorder } from '#core/charger/liveRecorder.ts';
import { alertsContract } from '#shared/contract/alerts.ts';
import { stateStream } from './streams.ts';

export interface AlertsProcedureDeps {
  readonly alerts: Alerts;
  readonly recorder: LiveRecorder;
}

export const createAlertsProcedures = ({ alerts, recorder }: AlertsProcedureDeps) => {
  const os = implement(alertsContract);
  return {
    watch: os.watch.handler(({ signal }) =>
      stateStream(
        () => [...alerts.list()],
        (listener) => {
          const stopFollowing = recorder.watchAll();
          const stopListening = alerts.onChange(listener);
          return () => {
            stopListening();
            stopFollowing();
          };
        },
        signal,
      ),
    ),
    dismiss: os.dismiss.handler(({ input }) => alerts.dismiss(input.ids)),
  };
};
