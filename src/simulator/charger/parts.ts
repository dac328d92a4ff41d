import type { PinGuard } from './access.ts';
import type { Control } from './control.ts';
import type { DeviceTime } from './deviceTime.ts';
import type { Doors } from './doors.ts';
import type { Engine } from './engine.types.ts';
import type { Faults } from './faults.ts';
import type { Network } from './network.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';
import type { VirtualChargerOptions } from './virtualCharger.types.ts';
import type { Watchdog } from './watchdog.ts';
import type { World } from './world.ts';

/** Everything one charger is made of, handed to whoever needs some of it. */
export interface Parts {
  readonly options: VirtualChargerOptions;
  readonly time: DeviceTime;
  readonly store: Store;
  readonly settings: Settings;
  readonly pin: PinGuard;
  readonly control: Control;
  readonly watchdog: Watchdog;
  readonly faults: Faults;
  readonly world: World;
  readonly random: () => number;
  readonly engine: Engine;
  readonly network: Network;
  readonly doors: Doors;
}
