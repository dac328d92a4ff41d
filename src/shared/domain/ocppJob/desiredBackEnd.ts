import { desiredNetwork } from '#shared/domain/desired.ts';
import type { NetworkAnswers } from '#shared/domain/jobAnswers.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { type BackendAnswers, backendDefaults } from './backendAnswers.ts';

/** `ocpp.mode` */
export const ocpp16 = 16;
const acceptsProfilesBit = 1;
/** Of all limits the lowest wins; without it a charger refuses its Modbus server and load balancing. */
const modbusLimitBit = 2;
/** How long a charger tries its back end before it goes back by itself (s). */
export const trialS = 180;

/** The settings of a job of kind `ocpp`, without secrets and without what activates them. */
export const desiredBackEnd = (input: {
  readonly answers: BackendAnswers;
  /** As the rules leave them. */
  readonly target: { readonly url: string; readonly identity: string };
  /** Null where the charger is in its network already. */
  readonly network: NetworkAnswers | null;
}): PointValues => {
  const {
    profile = backendDefaults.profile,
    heartbeatS = backendDefaults.heartbeatS,
    meterIntervalS = backendDefaults.meterIntervalS,
    offline = backendDefaults.offline,
    acceptsProfiles = backendDefaults.acceptsProfiles,
  } = input.answers;
  return {
    ...(input.network === null ? {} : desiredNetwork(input.network)),
    'ocpp.securityProfile': profile,
    'ocpp.url': input.target.url,
    'ocpp.identity': input.target.identity,
    'ocpp.heartbeatInterval': heartbeatS,
    'ocpp.meterInterval': meterIntervalS,
    'ocpp.offline': offline,
    'ocpp.flags': modbusLimitBit + (acceptsProfiles ? acceptsProfilesBit : 0),
  };
};
