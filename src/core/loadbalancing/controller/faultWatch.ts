import type { SiteLinks } from './connectSite.ts';
import type { MeterPoll } from './meterPoll.ts';
import type { SiteEntries } from './siteEntries.ts';
import type { Steering } from './steering.ts';

/** Notices when a meter or a charger goes and comes back. */
export interface FaultWatch {
  /** `elsewhere`: meters that show the chargers on other phases than the plan says. */
  look(links: SiteLinks, nowS: number, elsewhere: ReadonlySet<string>): void;
}

/** One late answer is no fault. */
const lostAfterS = 10;

const faultOf = (steering: Steering, nowS: number): string | undefined => {
  const { answeredS, error, isVerified } = steering.link.status();
  if (steering.foreign() !== undefined) return 'balance.other-controller';
  if (!isVerified && error !== null) return error.code;
  return answeredS === null || nowS - answeredS > lostAfterS ? 'device.link-lost' : undefined;
};

const faultOfMeter = (meter: MeterPoll, isElsewhere: boolean): string | undefined => {
  if (meter.live().ageS > lostAfterS) return 'device.link-lost';
  return isElsewhere ? 'balance.meter-phases' : undefined;
};

export const watchFaults = (entries: SiteEntries): FaultWatch => {
  const lasting = new Map<string, string>();
  const judge = (device: string, code: string | undefined) => {
    const before = lasting.get(device);
    if (before === code) return;
    if (code === undefined) lasting.delete(device);
    else lasting.set(device, code);
    const purpose = code === undefined ? 'fault-over' : 'fault';
    entries.add(purpose, { device, fault: code ?? before ?? '' });
  };
  return {
    look: ({ steerings, meters }, nowS, elsewhere) => {
      for (const steering of steerings) judge(steering.charger.id, faultOf(steering, nowS));
      for (const [node, meter] of meters) judge(`meter ${node}`, faultOfMeter(meter, elsewhere.has(node)));
    },
  };
};
