import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { ControlSample } from '#shared/domain/judgeStep.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** `command.run`: residual-current self test. */
const selfTestCommand = 7;
/** `state.cp`: letter B of the pilot; from here on a car, or a tester, is plugged in. */
const firstPluggedState = 11;

const livePoints = [
  'limit.active',
  'control.setpoint',
  'meter.current.l1',
  'meter.current.l2',
  'meter.current.l3',
  'state.cp',
  'watchdog.state',
];
/** `watchdog.state`: the fail-safe holds. */
const tripped = 2;

/** One look at the charger during a test. */
export interface Look extends Omit<ControlSample, 'tMs' | 'setpointA'> {
  readonly isPlugged: boolean;
}

/** What a test of control does to a charger: set, keep alive, look, test itself. */
export interface TestLink {
  setA(setpointA: number): Promise<void>;
  /** Keeps the watchdog from tripping without changing anything. */
  refresh(): Promise<void>;
  look(): Promise<Look>;
  selfTest(): Promise<'passed' | 'failed'>;
  /** No limit from this program any more. */
  release(): Promise<void>;
}

const number = (values: PointValues, point: string): number | null => {
  const value = values[point];
  return typeof value === 'number' ? value : null;
};

/** The test's view of an open session, over either door. */
export const createTestLink = (session: DeviceSession): TestLink => {
  let beat = 0;
  return {
    setA: (setpointA) => session.writeControl({ 'limit.current': setpointA }),
    refresh() {
      beat = (beat + 1) % 65_536;
      return session.writeControl({ 'control.heartbeat': beat });
    },
    async look() {
      const values = await session.read(livePoints);
      return {
        inForceA: number(values, 'control.setpoint'),
        isTripped: values['watchdog.state'] === tripped,
        offeredA: number(values, 'limit.active'),
        currentA: ['l1', 'l2', 'l3'].map((phase) => number(values, `meter.current.${phase}`)),
        isPlugged: (number(values, 'state.cp') ?? 0) >= firstPluggedState,
      };
    },
    async selfTest() {
      await session.command(selfTestCommand, 0, { waitDone: true });
      const faults = await session.read(['state.fault', 'state.faultLatched']);
      const bits = (number(faults, 'state.fault') ?? 0) + (number(faults, 'state.faultLatched') ?? 0);
      // Bit 18: residual-current self test.
      return Math.floor(bits / 2 ** 18) % 2 === 1 ? 'failed' : 'passed';
    },
    release: () => session.writeControl({ 'limit.current': 'none' }),
  };
};
