import { noLimit } from './control.ts';
import type { Settings } from './settings.ts';
import type { World } from './world.ts';

const ocpp16 = 16;

/** What charging profiles leave (mA), where OCPP is on and they are accepted (`ocpp.flags` bit 0). */
export function ocppLimitMa(settings: Settings, world: World): number {
  const isOn = settings.number('ocpp.mode') === ocpp16 && (settings.number('ocpp.flags') & 1) === 1;
  return isOn ? world.ocppLimitMa : noLimit;
}
