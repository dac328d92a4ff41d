import { encodeBlock } from '#simulator/charger/encoding.ts';
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
const firmware = { text: '1.4.2+7', bytes: [1, 4, 2, 7] } as const;

/** Bits of `capabilities` by their numbers. */
export const capability = {
  threePhase: 0,
  phaseSwitching: 1,
  meter: 2,
  cards: 5,
  display: 6,
  brightness: 7,
  wifi: 8,
  bluetooth: 10,
  ocpp16: 11,
  loadBalancing: 13,
  hostPush: 14,
  schedules: 15,
  history: 16,
  realTimeClock: 17,
  adapterCoding: 18,
  plugTemperature: 19,
  residual: 21,
  selfTest: 22,
  pilotInterruption: 23,
  sound: 24,
  settingsOverModbus: 27,
  historyMirror: 29,
  confirmedCommit: 30,
  practice: 31,
} as const;

function capabilities(phases: 1 | 3): number {
  return Object.entries(capability)
    .filter(([name]) => phases === 3 || (name !== 'threePhase' && name !== 'phaseSwitching'))
    .reduce((bits, [, bit]) => (bits | (1 << bit)) >>> 0, 0);
}

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
export function identityImage({ options }: Parts, resetCause: number): number[] {
  const { model, serial } = options;
  return encodeBlock(blocks.A, {
    'map.magic': 'NXEV',
    'map.version': mapVersion,
    'map.identityLength': blocks.A.length,
    'identity.vendor': 'NEXUS',
    'identity.model': model.name,
    'identity.serial': serial,
    'identity.firmware': firmware.text,
    'identity.firmwareNumber': Buffer.from(firmware.bytes).readUInt32BE(),
    'identity.hardware': 1,
    'identity.mac': macOf(serial),
    'state.resetCause': resetCause,
    capabilities: capabilities(model.phases),
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
