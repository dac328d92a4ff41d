import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import type { Journal } from '#core/provisioning/journal.ts';
import type { ProofRow } from '#core/provisioning/proof.ts';
import { writeControl } from '#core/provisioning/writeControl.ts';
import type { ChargerCommand } from '#shared/contract/charger.ts';

/** `command.run` of the reference profile. */
const runOf = { start: 1, stop: 2, 'unlock-plug': 3, 'wake-car': 5, 'self-test': 7 } as const;
/** `control.enable` of the reference profile. */
const enableOf = { pause: 0, resume: 1 } as const;

const isEnable = (command: ChargerCommand): command is keyof typeof enableOf => command in enableOf;

/**
 * Tells a charger to do something at once, journaled. A pause and its end are read back; what is only a command is
 * done when the charger says so. Errors: `write.*`, `pin.required` and those of the link.
 */
export const runChargerCommand = async (
  session: DeviceSession,
  journal: Journal,
  command: ChargerCommand,
): Promise<readonly ProofRow[]> => {
  if (isEnable(command)) {
    return writeControl({ session, journal, desired: { 'control.enable': enableOf[command] } });
  }
  const run = runOf[command];
  const change = { point: 'command.run', wanted: run };
  return journal.record(
    {
      door: session.door,
      changes: [{ ...change, result: 'planned' }],
      details: { purpose: 'command', command },
    },
    async () => {
      const answer = await session.command(run, 0, { waitDone: true });
      return { value: [], changes: [{ ...change, result: 'written' }], details: { answer } };
    },
  );
};
