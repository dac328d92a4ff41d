import type { OcppSide } from '#simulator/charger/ocppSide.ts';
import type { OcppHabits } from './habits.ts';
import type { Payload } from './payload.ts';

/** As `ocpp.status`. */
export const ocppStatus = {
  off: 0,
  connecting: 1,
  pending: 2,
  accepted: 3,
  rejected: 4,
  tlsError: 5,
} as const;

const retryMs = 10_000;
const answerMs = 30_000;
const longSerial = 'NX-SERIAL-NUMBER-OF-33-CHARACTERS';

export interface BootOptions {
  readonly side: OcppSide;
  habits(): OcppHabits;
  call(action: string, payload: Payload): Promise<Payload>;
  accepted(): void;
}

/** The boot notification, again until it is accepted. */
export interface BootSequence {
  begin(): void;
  /** Whether it is time to try again. */
  isDue(): boolean;
}

export function createBootSequence({ side, habits, call, accepted }: BootOptions): BootSequence {
  let nextMs = 0;
  const deviceMs = () => performance.now() * side.speed;

  const takeTime = (currentTime: unknown): void => {
    const timeMs = Date.parse(String(currentTime));
    if (!Number.isNaN(timeMs) && habits().clock1970 !== true) side.setClock(Math.floor(timeMs / 1000));
  };
  const boot = async (): Promise<void> => {
    side.setStatus(ocppStatus.pending);
    const { vendor, model, serial, firmware } = side.about();
    const { status, interval, currentTime } = await call('BootNotification', {
      chargePointVendor: vendor,
      chargePointModel: model,
      chargePointSerialNumber: habits().longSerial === true ? longSerial : serial,
      firmwareVersion: firmware,
    });
    takeTime(currentTime);
    const seconds = typeof interval === 'number' && interval > 0 ? interval : 0;
    if (status !== 'Accepted') {
      side.setStatus(status === 'Rejected' ? ocppStatus.rejected : ocppStatus.pending);
      nextMs = deviceMs() + (seconds > 0 ? seconds * 1000 : retryMs);
      return;
    }
    // The back end's interval replaces the stored one.
    if (seconds >= 10 && seconds < 65_535 && seconds !== side.settings().heartbeatS)
      side.change({ 'ocpp.heartbeatInterval': seconds });
    accepted();
  };

  return {
    begin: () => {
      nextMs = deviceMs() + answerMs + retryMs;
      void boot().catch(() => undefined);
    },
    isDue: () => deviceMs() >= nextMs,
  };
}
