import { implement } from '@orpc/server';
import { createPracticeNow } from '#core/practice/practiceNow.ts';
import type { PracticeSite } from '#core/practice/practiceSite.ts';
import { type PracticeState, practiceContract } from '#shared/contract/practice.ts';
import { stateStream } from './streams.ts';

const faults = {
  'drop-link': { dropLink: true },
  reboot: { reboot: true },
  'far-away': { radio: { rssiDbm: -88 } },
  near: { radio: { rssiDbm: -55 } },
  'earth-missing': { codes: [0] },
  clear: { clear: true },
} as const;

export const createPracticeProcedures = (practice: PracticeSite) => {
  const os = implement(practiceContract);
  const now = createPracticeNow(practice);
  const view = (): PracticeState => {
    const state = practice.state();
    if (state.kind !== 'running') return state;
    return {
      kind: 'running',
      speed: state.speed,
      wifi: state.ready.wifi,
      chargers: state.ready.chargers.map(({ serial, name, pin }) => ({
        serial,
        name,
        pin: now.of(serial)?.pin ?? pin,
        isCarPlugged: now.of(serial)?.isCarPlugged ?? false,
      })),
    };
  };
  const charger = (serial: string, rest: string) => `/chargers/${encodeURIComponent(serial)}/${rest}`;

  return {
    watch: os.watch.handler(({ signal }) =>
      stateStream(
        view,
        (listener) => {
          const stops = [practice.onState(listener), now.onChange(listener)];
          return () => {
            for (const stop of stops) stop();
          };
        },
        signal,
      ),
    ),
    start: os.start.handler(({ input }) => practice.start(input)),
    stop: os.stop.handler(() => practice.stop()),
    car: os.car.handler(async ({ input }) => {
      const { serial, action, phases } = input;
      await practice.control(charger(serial, 'car'), { action, ...(phases ? { phases } : {}) });
      await now.lookNow();
    }),
    card: os.card.handler(async ({ input }) => {
      await practice.control(charger(input.serial, 'card'), { uid: input.uid });
    }),
    factoryReset: os.factoryReset.handler(async ({ input }) => {
      await practice.control(charger(input.serial, 'factory-reset'), {});
      await now.lookNow();
    }),
    fault: os.fault.handler(async ({ input }) => {
      await practice.control(charger(input.serial, 'faults'), faults[input.fault]);
    }),
  };
};
