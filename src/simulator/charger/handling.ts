import { freshFirmware } from './files/firmware.ts';
import type { Parts } from './parts.ts';
import type { Restart } from './restart.ts';
import type { Signals } from './signals.ts';
import { changeSettingsHere } from './storedChange.ts';
import type { VirtualCharger } from './virtualCharger.types.ts';

/** What somebody who stands before the charger does to it. */
export function createHandling(
  parts: Parts,
  restart: Restart,
  signals: Signals,
): Pick<
  VirtualCharger,
  'plugCar' | 'unplugCar' | 'isCarPlugged' | 'factoryReset' | 'reboot' | 'changeSettings' | 'setFirmware'
> {
  const { engine, store } = parts;
  return {
    plugCar: (spec) => {
      const isPlugged = engine.plug(spec);
      signals.check();
      return isPlugged;
    },
    unplugCar: () => {
      engine.unplug();
      signals.check();
    },
    isCarPlugged: engine.isPlugged,
    factoryReset: () => {
      if (engine.isPlugged()) return false;
      restart.run('factory reset');
      return true;
    },
    reboot: () => restart.run('power on'),
    changeSettings: (values) => changeSettingsHere(parts, values),
    setFirmware: (version, hardware = store.state.hardware) => {
      store.state.firmware = freshFirmware(version);
      store.state.hardware = hardware;
      restart.run('power on');
    },
  };
}
