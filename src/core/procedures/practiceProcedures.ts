import { implement } from '@orpc/server';
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
  const plugged = new Set<string>();
  const listeners = new Set<() => void>();
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
        pin,
        isCarPlugged: plugged.has(serial),
      })),
    };
  };
  const charger = (serial: string, rest: string) => `/chargers/${encodeURIComponent(serial)}/${rest}`;

  return {
    watch: os.watch.handler(({ signal }) =>
      stateStream(
        view,
        (listener) => {
          const stop = practice.onState((state) => {
            if (state.kind !== 'running') plugged.clear();
            listener();
          });
          listeners.add(listener);
          return () => {
            stop();
            listeners.delete(listener);
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
      if (action === 'plug') plugged.add(serial);
      else plugged.delete(serial);
      for (const listener of listeners) listener();
    }),
    factoryReset: os.factoryReset.handler(async ({ input }) => {
      await practice.control(charger(input.serial, 'factory-reset'), {});
    }),
    fault: os.fault.handler(async ({ input }) => {
      await practice.control(charger(input.serial, 'faults'), faults[input.fault]);
    }),
  };
};
