import { join } from 'node:path';
import { createVirtualCharger } from '#simulator/charger/virtualCharger.ts';
import { type Radio, serveRadio } from '#simulator/radio/serveRadio.ts';
import type { LayoutCharger } from '#simulator/wiring/layout.types.ts';
import { openBleDoor } from './bleDoor.ts';
import { claimFolder } from './claimFolder.ts';
import { createControlHandlers } from './control/controlHandlers.ts';
import { startControlServer } from './control/controlServer.ts';
import { findFreePort } from './freePort.ts';
import { type ChargerIdentity, chargerIdentity, siteWifi } from './identities.ts';
import { chooseRadioPath, type RadioPath } from './radioPath.ts';
import { createSiteCharger, type SiteCharger } from './siteCharger.ts';
import type { SiteOptions } from './siteOptions.ts';
import { type SiteStructure, startSiteStructure } from './siteStructure.ts';
import { openStateFile } from './stateFile.ts';

/** The line a site prints when it can be used. */
export interface ReadyLine {
  readonly event: 'ready';
  readonly control: string;
  /** The radio's local socket; null in a commissioned site. */
  readonly radio: string | null;
  readonly wifi: { readonly ssid: string; readonly password: string };
  readonly chargers: readonly {
    readonly serial: string;
    readonly name: string;
    readonly pin: string;
    readonly modbus: { readonly host: string; readonly port: number; readonly unit: number };
    /** Only in a site with a layout. */
    readonly node?: string;
    readonly rotation?: string;
  }[];
  /** Only in a site with a layout. */
  readonly meters?: readonly {
    readonly node: string;
    readonly serial: string;
    readonly modbus: { readonly host: string; readonly port: number; readonly unit: number };
  }[];
  /** The site as an electrician has it written down. */
  readonly siteFile?: string;
}

export interface Site {
  readonly ready: ReadyLine;
  close(): Promise<void>;
}

interface Place {
  readonly options: SiteOptions;
  readonly radio: Radio | undefined;
  readonly takenPorts: Set<number>;
  say(text: string): void;
}

const DOOR_WITHIN_MS = 5000;
const sharedTimeoutS = 30;

const startCharger = async (index: number, identity: ChargerIdentity, place: Place) => {
  const wired = place.options.layout?.chargers[index];
  const { options, radio, takenPorts, say } = place;
  const file = openStateFile(join(options.dir, 'chargers', `${identity.serial}.json`));
  const port = file.modbusPort ?? (await findFreePort(takenPorts));
  takenPorts.add(port);
  const persistence = file.persistence(port);
  const firmware = options.firmware[index % Math.max(1, options.firmware.length)];
  const charger = createVirtualCharger({
    serial: identity.serial,
    model: wired === undefined ? identity.model : modelFor(wired),
    seed: options.seed + index,
    speed: options.speed,
    persistence,
    modbusPort: port,
    commissioned: options.commissioned,
    // Other loads share the fuse of a wired site: what was commissioned there falls back sooner, and takes new
    // settings from a plan of the site.
    ...(wired !== undefined && options.commissioned
      ? { failsafeTimeoutS: sharedTimeoutS, takesSettings: true }
      : {}),
    wifi: siteWifi(options.seed),
    adapterMa: adapterOfLargestSocketMa,
    ...(firmware === undefined ? {} : { firmware }),
  });
  const ble = radio && (await openBleDoor(charger, identity.address, radio));
  const site = createSiteCharger(
    charger,
    ble,
    (text) => say(`${identity.serial}: ${text}`),
    wired?.car,
    options.speed,
  );
  // A commissioned charger that was put back to its factory values in an earlier run stays without the door.
  if (options.commissioned) await site.untilModbusOpen(DOOR_WITHIN_MS);
  const modbus = { host: '127.0.0.1', port, unit: 1 };
  const spot = wired === undefined ? {} : { node: wired.node, rotation: wired.declared };
  return { site, wired, line: { serial: identity.serial, name: identity.name, modbus, ...spot } };
};

/** A site's wiring decides what kind of charger fits there. */
const modelFor = ({ phases }: LayoutCharger): ChargerIdentity['model'] =>
  phases === 1
    ? { name: 'NEXUS 40', hardwareMaxA: 40, phases }
    : { name: 'NEXUS 32', hardwareMaxA: 32, phases };

type Started = Awaited<ReturnType<typeof startCharger>>;

const startStructure = async (started: readonly Started[], { options, takenPorts, say }: Place) => {
  const { layout, dir, seed, speed } = options;
  if (layout === undefined) return undefined;
  const chargers = started.flatMap(({ site, wired, line: { modbus } }) =>
    wired === undefined ? [] : [{ site, place: wired, modbus }],
  );
  return startSiteStructure({ layout, chargers, dir, seed, speed, takenPorts, say });
};

const structureLine = (structure: SiteStructure | undefined) =>
  structure === undefined
    ? {}
    : {
        meters: [...structure.meters.values()].map(({ node, serial, modbus }) => ({ node, serial, modbus })),
        siteFile: structure.siteFile,
      };

/** What the mains plug is coded for until somebody changes it: the CEE 32 A adapter. */
const adapterOfLargestSocketMa = 32_000;

const closeAll = async (chargers: readonly SiteCharger[], radio: Radio | undefined, path?: RadioPath) => {
  await Promise.all(chargers.map((charger) => charger.close()));
  await radio?.close();
  path?.remove();
};

/** Starts radio, chargers and control API in this process; resolves when all of them can be reached. */
export const startSite = async (options: SiteOptions, say: (text: string) => void): Promise<Site> => {
  const claim = await claimFolder(options.dir);
  // With a layout the radio is there, if silent: whoever practises must not fall back on the laptop's own.
  const hasRadio = !options.commissioned || options.layout !== undefined;
  const radioPath = hasRadio ? chooseRadioPath(options.dir) : undefined;
  const radio = radioPath && (await serveRadio({ path: radioPath.path, seed: options.seed }));
  const place: Place = { options, radio, takenPorts: new Set(), say };
  const started: Started[] = [];
  for (let index = 0; index < options.chargers; index += 1) {
    started.push(await startCharger(index, chargerIdentity(options.seed, index), place));
  }
  const chargers = new Map(started.map(({ site }) => [site.charger.serial, site]));
  const structure = await startStructure(started, place);
  const describe = (): unknown => ({
    ...ready,
    ...(structure === undefined ? {} : { nodes: structure.wiring.nodes() }),
    chargers: started.map(({ site: { charger, parking }, line }) => ({
      ...line,
      pin: charger.pin(),
      car: parking.car(),
    })),
  });
  const control = await startControlServer(createControlHandlers(describe, chargers, structure));
  const ready: ReadyLine = {
    event: 'ready',
    control: control.url,
    radio: radioPath?.path ?? null,
    wifi: siteWifi(options.seed),
    chargers: started.map(({ site, line }) => ({ ...line, pin: site.charger.pin() })),
    ...structureLine(structure),
  };
  claim.publish(control.url);
  return {
    ready,
    close: async () => {
      await control.close();
      await structure?.close();
      await closeAll([...chargers.values()], radio, radioPath);
      claim.release();
    },
  };
};
