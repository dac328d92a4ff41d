import { hardwareCapabilities } from '#simulator/charger/capability.ts';
import { encodeBlock } from '#simulator/charger/encoding.ts';
import { versionText } from '#simulator/charger/files/firmware.ts';
import type { Parts } from '#simulator/charger/parts.ts';
import {
  blocks,
  cardSlots,
  directory,
  historySlots,
  recordSize,
  scheduleSlots,
} from '#simulator/charger/registerMap.ts';

export const mapVersion = 0x0100;

function macOf(serial: string): string {
  // Locally administered, so that it can be nobody's real address.
  return `02${Buffer.from(serial.slice(-5).padStart(5, '0'), 'latin1').toString('hex')}`;
}

function directoryHex(): string {
  return directory
    .flat()
    .map((word) => word.toString(16).padStart(4, '0'))
    .join('');
}

/** Block A. */
export function identityImage({ options, store }: Parts, resetCause: number): number[] {
  const { model, serial } = options;
  const { running } = store.state.firmware;
  return encodeBlock(blocks.A, {
    'map.magic': 'NXEV',
    'map.version': mapVersion,
    'map.identityLength': blocks.A.length,
    'identity.vendor': 'NEXUS',
    'identity.model': model.name,
    'identity.serial': serial,
    'identity.firmware': versionText(running.version),
    'identity.firmwareNumber': running.version,
    'identity.hardware': store.state.hardware,
    'identity.mac': macOf(serial),
    'state.resetCause': resetCause,
    capabilities: (hardwareCapabilities(model.phases) & running.capabilities) >>> 0,
    capabilities2: 0,
    'limit.hardwareMax': model.hardwareMaxA * 1000,
    'limit.min': 6000,
    'identity.phases': model.phases,
    'identity.connector': 2,
    'identity.ratedVoltage': 2300,
    'identity.meterType': 1,
    'cards.slots': cardSlots,
    'history.slots': historySlots,
    'history.recordSize': recordSize,
    'schedule.slots': scheduleSlots,
    'map.maxRegistersPerRead': 125,
    'map.minPollMs': 500,
    'map.minWriteMs': 1000,
    'settings.languages': 0b111,
    'map.directory': directoryHex(),
  });
}
