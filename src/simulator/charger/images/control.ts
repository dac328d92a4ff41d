import { encodeBlock } from '#simulator/charger/encoding.ts';
import type { Parts } from '#simulator/charger/parts.ts';
import { blocks } from '#simulator/charger/registerMap.ts';
import type { Visit } from '#simulator/charger/visit.ts';

/** As `access.state` for this connection. */
export function accessStateOf({ pin }: Pick<Parts, 'pin'>, visit: Visit): 0 | 1 | 2 {
  if (visit.latch.isOpen()) return 1;
  return pin.isBlocked() ? 2 : 0;
}

/** Block C as this connection sees it; commands and keys read 0. */
export function controlImage(parts: Parts, visit: Visit, confirmRemainingS: number): number[] {
  const { control, pin, time } = parts;
  const [l1, l2, l3] = control.pushed ?? [-0x8000, -0x8000, -0x8000];
  return encodeBlock(blocks.C, {
    'limit.current': control.limitMa,
    'control.enable': control.isEnabled ? 1 : 0,
    'control.phases': control.phases,
    'control.heartbeat': control.heartbeat,
    'failsafe.timeout': control.failsafeTimeoutS,
    'failsafe.current': control.failsafeMa,
    'failsafe.action': control.failsafeAction,
    'session.timeLimit': control.timeLimitMin,
    'session.energyLimit': control.energyLimitWh,
    'command.run': 0,
    'command.argument': control.argument,
    'command.magic': 0,
    'clock.set': time.clockS(),
    'grid.push.l1': l1,
    'grid.push.l2': l2,
    'grid.push.l3': l3,
    'commit.scope': visit.commitScope,
    'commit.key': 0,
    'access.pin': 0,
    'access.state': accessStateOf(parts, visit),
    'access.attemptsLeft': pin.attemptsLeft(),
    'access.blockedSeconds': pin.blockedS(),
    'access.pinIsFactory': pin.isFactoryPin() ? 1 : 0,
    'commit.generation': visit.commitGeneration,
    'commit.confirm': confirmRemainingS > 0 ? 1 : 0,
    'commit.confirmRemaining': confirmRemainingS,
  });
}
