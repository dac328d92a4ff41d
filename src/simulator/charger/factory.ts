import { encodeBlock, type RawValue } from './encoding.ts';
import { blocks, type StoredBlockKey } from './registerMap.ts';
import type { VirtualChargerOptions } from './virtualCharger.types.ts';

export type StoredWords = Record<StoredBlockKey, number[]>;

export const factoryPin = '000000';

function schedules(hardwareMa: number): Record<string, RawValue> {
  const values: Record<string, RawValue> = {};
  for (let n = 1; n <= 6; n++) {
    Object.assign(values, {
      [`schedule.${n}.flags`]: 0,
      [`schedule.${n}.start`]: 0,
      [`schedule.${n}.stop`]: 0,
      [`schedule.${n}.current`]: hardwareMa,
      [`schedule.${n}.energy`]: 0,
      [`schedule.${n}.mode`]: 0,
    });
  }
  return values;
}

function general(options: VirtualChargerOptions, hardwareMa: number): Record<string, RawValue> {
  return {
    'settings.maxCurrent': options.commissioned ? hardwareMa : 6000,
    'settings.bootCurrent': 6000,
    'settings.startMode': 0,
    'settings.lockMode': 0,
    'display.brightness': 80,
    'display.brightnessIdle': 20,
    'display.timeout': 60,
    'settings.soundVolume': 50,
    'settings.language': 'en',
    'settings.units': 0,
    'clock.timezone': 'CET-1CEST,M3.5.0,M10.5.0/3',
    'clock.ntp': 0,
    'safety.flags': 3,
    'derating.start': 700,
    'derating.stop': 850,
    'safety.undervoltage': 1960,
    'safety.overvoltage': 2640,
    'settings.startDelayRandom': 0,
    'loadBalancing.mode': 0,
    'loadBalancing.meterSource': 0,
    'loadBalancing.meterProfile': 0,
    'loadBalancing.meterUnit': 1,
    'loadBalancing.meterPort': 502,
    'loadBalancing.houseFuse': 250,
    'loadBalancing.reserve': 20,
    'loadBalancing.meterIp': '00000000',
    'loadBalancing.meterLossCurrent': 6000,
    'loadBalancing.meterTimeout': 30,
    'failsafe.defaultTimeout': options.failsafeTimeoutS ?? 60,
    'failsafe.defaultCurrent': 6000,
    'modbus.flags': options.commissioned ? (options.takesSettings ? 7 : 3) : 0,
    'modbus.port': options.modbusPort,
    'settings.tariff': 0,
    'settings.installLimit': hardwareMa,
    'settings.maxCurrentSinglePhase': hardwareMa,
    'failsafe.defaultAction': 1,
    'commit.confirmTimeout': 0,
  };
}

function network(options: VirtualChargerOptions): Record<string, RawValue> {
  return {
    'wifi.mode': options.commissioned ? 1 : 0,
    'wifi.country': 'CZ',
    'wifi.ssid': options.commissioned ? options.wifi.ssid : '',
    'wifi.password': options.commissioned ? options.wifi.password : '',
    'wifi.apPassword': '',
    'network.hostname': `nexus-${options.serial.slice(-4).toLowerCase()}`,
    'network.ipMode': 0,
    'network.secretsSet': 0,
  };
}

const ocpp: Record<string, RawValue> = {
  'ocpp.mode': 0,
  'ocpp.securityProfile': 0,
  'ocpp.heartbeatInterval': 300,
  'ocpp.meterInterval': 60,
  'ocpp.offline': 1,
  'ocpp.flags': 3,
};

function cards(): Record<string, RawValue> {
  const values: Record<string, RawValue> = {};
  for (let n = 1; n <= 6; n++) {
    Object.assign(values, {
      [`cards.${n}.flags`]: 0,
      [`cards.${n}.length`]: 0,
      [`cards.${n}.maxCurrent`]: 0xffff,
      [`cards.${n}.energy`]: 0,
    });
  }
  return values;
}

/** Blocks D, N, O and R as they leave the factory (or, on the option's word, a commissioned charger's). */
export function factoryWords(options: VirtualChargerOptions): StoredWords {
  const hardwareMa = options.model.hardwareMaxA * 1000;
  return {
    D: encodeBlock(blocks.D, { ...general(options, hardwareMa), ...schedules(hardwareMa) }),
    N: encodeBlock(blocks.N, network(options)),
    O: encodeBlock(blocks.O, ocpp),
    R: encodeBlock(blocks.R, cards()),
  };
}
