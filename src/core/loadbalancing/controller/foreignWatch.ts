import type { DeviceTime } from './deviceTime.ts';
import { createForeignSigns, type ForeignSigns } from './foreignSigns.ts';
import type { PollEvents } from './pollCharger.ts';

/** Notices that somebody else writes to a charger, and counts it as theirs for a while. */
export interface ForeignWatch extends PollEvents {
  /** What this program wrote is told here. */
  readonly signs: ForeignSigns;
  /** What was seen of somebody else. */
  seen(): string | undefined;
}

/** After this long a charger that somebody else steered is tried again. */
const foreignForS = 600;

/** `found` is called at every sign of somebody else. */
export const watchForeign = (time: DeviceTime, found: () => void): ForeignWatch => {
  const signs = createForeignSigns();
  let since: { readonly atS: number; readonly sign: string } | undefined;

  const look = () => {
    const sign = signs.sign();
    if (sign === undefined) return;
    since = { atS: time.nowS(), sign };
    found();
  };
  return {
    signs,
    read: (reading) => {
      signs.sawReading(reading);
      look();
    },
    readBeat: (value, begunS) => {
      signs.sawBeat(value, begunS);
      look();
    },
    seen: () => {
      if (since !== undefined && time.nowS() - since.atS > foreignForS) since = undefined;
      return since?.sign;
    },
  };
};
