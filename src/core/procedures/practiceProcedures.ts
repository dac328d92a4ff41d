import { implement } from '@orpc/server';
import { createPracticeNow, type PracticeNow } from '#core/practice/practiceNow.ts';
import type { PracticeSite, PracticeSiteState } from '#core/practice/practiceSite.ts';
import { type PracticeState, practiceContract, type practiceEvents } from '#shared/contract/practice.ts';
import { formatDeviceTarget } from '#shared/domain/deviceTarget.ts';
import { stateStream } from './streams.ts';

/** Requests to the control door of one charger: what is wrong with it, and its breaker. */
const faults = {
  'drop-link': ['faults', { dropLink: true }],
  reboot: ['faults', { reboot: true }],
  'far-away': ['faults', { radio: { rssiDbm: -88 } }],
  near: ['faults', { radio: { rssiDbm: -55 } }],
  'earth-missing': ['faults', { codes: [0] }],
  'breaker-off': ['breaker', { on: false }],
  'breaker-on': ['breaker', { on: true }],
  'house-meter': ['house', { l1: 12, l2: 8, l3: 5 }],
  'house-meter-lost': ['house', { lost: true }],
  clear: ['faults', { clear: true }],
} as const;

type PracticeEvent = (typeof practiceEvents)[number];

/** Requests to the control door; the load step is the one of the reference scenario: an oven on one phase. */
const events: Readonly<Record<PracticeEvent, readonly [path: string, body: unknown]>> = {
  'cars-plugged': ['/site/cars', { action: 'plug' }],
  'cars-gone': ['/site/cars', { action: 'unplug' }],
  'load-step': ['/site/base', { stepA: [0, 30, 0], forS: 300 }],
  'meter-lost': ['/site/meter', { clear: true, lost: true }],
  'meter-frozen': ['/site/meter', { clear: true, frozen: true }],
  'meter-reversed': ['/site/meter', { clear: true, reversed: [2] }],
  'meter-good': ['/site/meter', { clear: true }],
  'board-off': ['/site/breaker', { node: 'board1', on: false }],
  'board-on': ['/site/breaker', { node: 'board1', on: true }],
};

/** The practice site as the screens show it. */
const viewPractice = (state: PracticeSiteState, now: PracticeNow): PracticeState => {
  if (state.kind !== 'running') return state;
  return {
    kind: 'running',
    speed: state.speed,
    wifi: state.ready.wifi,
    nodes: [...now.nodes()],
    meters: (state.ready.meters ?? []).map(({ node, serial, modbus }) => ({
      node,
      serial,
      target: formatDeviceTarget({ kind: 'modbus', ...modbus }),
      profile: 'reference-meter',
    })),
    siteFile: state.ready.siteFile ?? null,
    chargers: state.ready.chargers.map(({ serial, name, pin, node, rotation }) => ({
      serial,
      name,
      pin: now.of(serial)?.pin ?? pin,
      isCarPlugged: now.of(serial)?.isCarPlugged ?? false,
      node: node ?? null,
      rotation: rotation ?? null,
    })),
  };
};

export const createPracticeProcedures = (practice: PracticeSite) => {
  const os = implement(practiceContract);
  const now = createPracticeNow(practice);
  const view = () => viewPractice(practice.state(), now);
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
    happen: os.happen.handler(async ({ input }) => {
      const [path, body] = events[input.event];
      await practice.control(path, body);
      await now.lookNow();
    }),
    fault: os.fault.handler(async ({ input }) => {
      const [action, body] = faults[input.fault];
      await practice.control(charger(input.serial, action), body);
    }),
  };
};
