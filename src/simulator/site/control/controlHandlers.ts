import { parseVersion } from '#simulator/charger/files/firmware.ts';
import type { SiteCharger } from '#simulator/site/siteCharger.ts';
import type { SiteStructure } from '#simulator/site/siteStructure.ts';
import { readCarRequest } from './carRequest.ts';
import type { ControlHandlers } from './controlServer.ts';
import { readFaultsRequest, settings } from './faultsRequest.ts';
import {
  BadRequest,
  fields,
  flag,
  hexBytes,
  integerFrom,
  numberFrom,
  orNull,
  type Reader,
  required,
} from './fields.ts';
import { actOnStructure } from './structureHandlers.ts';

/** 0xFFFF on the charger's side: the plug has no coding. */
const ADAPTER_UNKNOWN_MA = 0xffff;

const readNothing = fields({});
const readBreaker = fields({ on: flag });
const readClock = fields({ epoch: integerFrom(0, 0xffff_fffe) });
const readAdapter = fields({ currentA: orNull(numberFrom(6, 63)) });
const readCard = fields({ uid: hexBytes(10) });
const amperes = numberFrom(-300, 300);
const readHistory = fields({ add: integerFrom(1, 100) });
const readHouse = fields({ l1: amperes, l2: amperes, l3: amperes, lost: flag });

/** `1.5.0` or `1.4.2+7`. */
const versionText: Reader<string> = (value, name) => {
  if (typeof value === 'string' && parseVersion(value) !== undefined) return value;
  throw new BadRequest(`"${name}" must be a version such as 1.4.2+7`);
};

const readFirmware = fields({ version: versionText, hardware: integerFrom(1, 0xfffe) });

type Action = (site: SiteCharger, body: unknown) => unknown;

const car: Action = (site, body) => {
  const request = readCarRequest(body);
  if (request.action === 'plug' && !site.parking.plug(request.car))
    throw new BadRequest('a car is plugged already');
  if (request.action === 'unplug') site.parking.unplug();
  return { car: site.parking.car() };
};

const house: Action = ({ charger }, body) => {
  const { lost = false, l1 = 0, l2 = 0, l3 = 0 } = readHouse(body, 'house');
  charger.setHouseCurrents(lost ? undefined : { l1, l2, l3 });
  return {};
};

const actions: Readonly<Record<string, Action>> = {
  car,
  house,
  faults: async (site, body) => ({ faults: await site.changeFaults(readFaultsRequest(body, 'faults')) }),
  breaker: async (site, body) => {
    await site.setBreaker(required(readBreaker(body, 'breaker').on, 'on'));
    return { on: site.isPowered() };
  },
  'factory-reset': ({ charger }, body) => {
    readNothing(body, 'factory-reset');
    // The button does nothing while a car is plugged: a fact about the charger, not about the request.
    return { done: charger.factoryReset() };
  },
  clock: ({ charger }, body) => {
    charger.setClock(required(readClock(body, 'clock').epoch, 'epoch'));
    return {};
  },
  reboot: ({ charger }, body) => {
    readNothing(body, 'reboot');
    charger.reboot();
    return {};
  },
  settings: ({ charger }, body) => {
    charger.changeSettings(settings(body, 'settings'));
    return {};
  },
  history: ({ charger }, body) => {
    charger.addHistory(required(readHistory(body, 'history').add, 'add'));
    return {};
  },
  firmware: ({ charger }, body) => {
    const { version, hardware } = readFirmware(body, 'firmware');
    charger.setFirmware(required(version, 'version'), hardware);
    return {};
  },
  button: ({ charger }, body) => {
    readNothing(body, 'button');
    charger.pressButton();
    return {};
  },
  card: ({ charger }, body) => {
    charger.presentCard(required(readCard(body, 'card').uid, 'uid'));
    return {};
  },
  adapter: ({ charger }, body) => {
    const amps = required(readAdapter(body, 'adapter').currentA, 'currentA');
    charger.setAdapter(amps === null ? ADAPTER_UNKNOWN_MA : Math.round(amps * 1000));
    return {};
  },
};

/** The control API of a site: the truth inside its chargers, and everything that can happen to them. */
export const createControlHandlers = (
  describeSite: () => unknown,
  chargers: ReadonlyMap<string, SiteCharger>,
  structure?: SiteStructure,
): ControlHandlers => ({
  describeSite,
  readCharger: (serial) => {
    const site = chargers.get(serial);
    if (site === undefined) return undefined;
    const { charger } = site;
    const { truth, doors, certificates } = charger;
    const car = site.parking.car();
    return { serial, points: truth(), doors: doors(), car, certificates: certificates() };
  },
  actOnCharger: (serial, action, body) => {
    const site = chargers.get(serial);
    const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
    return site === undefined || act === undefined ? undefined : act(site, body);
  },
  readStructure: () => structure?.describe(),
  actOnStructure: (action, body) => structure && actOnStructure(structure, action, body),
});
