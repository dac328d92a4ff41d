import type { UpdateOptions } from '#core/firmware/firmwareDeps.ts';
import { leadToModbus } from '#tests/integration/laws/lawSite.ts';
import { openCharger } from '#tests/support/configurationOnSite.ts';
import type { CoreOnSite } from '#tests/support/coreOnSite.ts';

export type DoorKind = 'ble' | 'modbus';
export const bothDoors: readonly DoorKind[] = ['ble', 'modbus'];

/** Opens the first charger of a site over the given door, with the PIN entered; answers the id of its connection. */
export const openOver = async (on: CoreOnSite, door: DoorKind): Promise<string> => {
  if (door === 'ble') return (await openCharger(on)).id;
  const pin = await leadToModbus(on);
  const session = await openCharger(on, 0, 'modbus');
  await on.core.devices.unlock(session.id, pin);
  return session.id;
};

export const everyConsent = { downgrade: true, noWayBack: true };

/** Options of an update nobody watches. */
export const unwatched = (): UpdateOptions => ({
  keep: true,
  waitsForUnplug: false,
  signal: new AbortController().signal,
  report: () => undefined,
});

/** The firmware inside the charger, and how often it booted. */
export const insideOf = async (on: CoreOnSite): Promise<{ firmware: unknown; state: unknown }> => {
  const truth = await on.site.truth();
  return { firmware: truth['identity.firmware'], state: truth['file.state'] };
};
