import type { ChargerCommand } from '#shared/contract/charger.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import { type FeatureName, offeredFeature } from '#shared/domain/charger/capabilities/offered.ts';
import { chargeState } from '#shared/domain/charger/live/chargeState.ts';
import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

/** Why a command cannot be given now; each is a text under `command.reason`. */
export type CommandReason =
  | 'lost'
  | 'job'
  | 'pin'
  | 'blocked'
  | 'no-control'
  | 'unknown'
  | 'no-car'
  | 'charging'
  | 'nothing-to-stop'
  | 'fault';

export interface CommandOffer {
  readonly command: ChargerCommand;
  readonly reason: CommandReason | null;
  /** The one that fits what the charger is doing; at most one. */
  readonly isPrimary: boolean;
}

const featureOf: Readonly<Record<ChargerCommand, FeatureName>> = {
  start: 'start-stop',
  stop: 'start-stop',
  pause: 'start-stop',
  resume: 'start-stop',
  'wake-car': 'wake-car',
  'unlock-plug': 'plug-lock',
  'self-test': 'residual-self-test',
};

/** All flags of the Modbus server: a page does not read them, and a charger that refuses says so itself. */
const anyDoor = 7;
const notFitted = 65_535;
const session = [3, 4, 5, 6];

const offerOf = (command: ChargerCommand, { identity, door, access }: DeviceView) =>
  offeredFeature(featureOf[command], {
    model: identity.model,
    phases: identity.phases,
    firmware: identity.firmware,
    firmwareNumber: null,
    capabilities: identity.capabilities,
    door,
    access,
    modbusFlags: anyDoor,
    isCarPlugged: null,
  });

const gate = (command: ChargerCommand, device: DeviceView): CommandReason | null => {
  if (!device.isOpen) return 'lost';
  if (device.jobId !== null) return 'job';
  const offer = offerOf(command, device);
  if (offer.isOffered) return null;
  if (offer.reason === 'pin-blocked') return 'blocked';
  return offer.reason === 'pin-needed' ? 'pin' : 'no-control';
};

const byState = (command: ChargerCommand, values: PointValues): CommandReason | null => {
  const state = chargeState(values);
  const charge = numberOf(values, 'state.charge');
  switch (command) {
    case 'start':
      if (state.faultBit !== null) return 'fault';
      if (state.isCharging) return 'charging';
      return state.isCarPlugged === false ? 'no-car' : null;
    case 'stop':
      // Not knowing what it does must not close the way to stop it.
      return state.code === 'unknown' || (charge !== null && session.includes(charge))
        ? null
        : 'nothing-to-stop';
    case 'wake-car':
      return state.isCarPlugged === false ? 'no-car' : null;
    case 'self-test':
      return state.isCharging ? 'charging' : null;
    default:
      return null;
  }
};

const primaryOf = (values: PointValues): ChargerCommand | null => {
  if (numberOf(values, 'control.enabled') === 0) return 'resume';
  switch (numberOf(values, 'state.charge')) {
    case 2:
    case 7:
      return 'start';
    case 3:
    case 4:
    case 5:
    case 6:
      return 'stop';
    default:
      return null;
  }
};

const isThere = (command: ChargerCommand, device: DeviceView, values: PointValues): boolean => {
  // What this model lacks for good is no button at all.
  const offer = offerOf(command, device);
  if (!offer.isOffered && offer.reason === 'missing-capability') return false;
  const lock = numberOf(values, 'state.lock');
  return command !== 'unlock-plug' || !('state.lock' in values) || (lock !== null && lock !== notFitted);
};

/**
 * What the charger can be told now, in the order of the buttons: pause or its end, never both. `values` null = not
 * known what it does (stale), so nothing can be told.
 */
export const commandOffers = (device: DeviceView, values: PointValues | null): readonly CommandOffer[] => {
  const isPaused = values !== null && numberOf(values, 'control.enabled') === 0;
  const commands: readonly ChargerCommand[] = [
    'start',
    'stop',
    isPaused ? 'resume' : 'pause',
    'wake-car',
    'self-test',
    'unlock-plug',
  ];
  return commands
    .filter((command) => isThere(command, device, values ?? {}))
    .map((command) => {
      const reason =
        gate(command, device) ?? (values === null ? ('unknown' as const) : byState(command, values));
      const isPrimary = reason === null && values !== null && primaryOf(values) === command;
      return { command, reason, isPrimary };
    });
};

/** What stands in the way of every command; null when something else than this decides. */
export const commonReason = (offers: readonly CommandOffer[]): CommandReason | null => {
  const [first] = offers;
  return first?.reason && offers.every(({ reason }) => reason === first.reason) ? first.reason : null;
};
