import type { Configurations } from '#core/configuration/createConfigurations.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { parseDesiredFile } from '#core/provisioning/desiredFile.ts';
import { separateSecrets, type Wanted } from '#core/provisioning/planSession.ts';
import type { CoreOnSite } from './coreOnSite.ts';

export const visitor = { siteId: null, visitId: null, person: 'Žofie', jobId: null };
export const quiet = { report: () => undefined };

/** A desired state as a person writes it, one `name: value` per line. */
export const wantedFrom = (session: DeviceSession, lines: Readonly<Record<string, string>>): Wanted => {
  const text = `points:\n${Object.entries(lines)
    .map(([point, value]) => `  ${point}: ${JSON.stringify(value)}`)
    .join('\n')}\n`;
  const { hardwareMaxA } = session.identity;
  const { values, generation } = parseDesiredFile(text, {
    file: 'test.yaml',
    profile: session.profile,
    hardwareMaxA,
  });
  return { ...separateSecrets(session.profile, values), generation };
};

/** An open session with the first charger of the site, over the door that answers. */
export const openCharger = async (
  on: CoreOnSite,
  charger = 0,
  door: 'ble' | 'modbus' = 'ble',
): Promise<DeviceSession> => {
  const known = on.site.ready.chargers[charger];
  if (!known) throw new Error('no such charger');
  const { host, port, unit } = known.modbus;
  const target = door === 'ble' ? `ble:${known.serial}` : `modbus://${host}:${port}/${unit}`;
  const { session } = await on.core.devices.open(target, { jobId: null });
  if (door === 'ble') await on.core.devices.unlock(session.id, known.pin);
  return session;
};

/** Desired lines that lead a factory-new charger of the site to Modbus TCP. */
export const networkLines = ({ site }: CoreOnSite): Readonly<Record<string, string>> => ({
  'wifi.mode': 'station',
  'wifi.ssid': site.ready.wifi.ssid,
  'wifi.password': site.ready.wifi.password,
  'failsafe.defaultTimeout': '30 s',
  'modbus.flags': '7',
});

export const configurationsOf = (on: CoreOnSite): Configurations => on.core.configurations;
