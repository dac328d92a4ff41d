import { join } from 'node:path';
import type { LayoutCharger, SiteLayout } from '#simulator/wiring/layout.types.ts';
import { createOverloadRecorder, type OverloadRecorder } from '#simulator/wiring/overloadRecorder.ts';
import { createSiteWiring, onSupply, type SiteWiring } from '#simulator/wiring/siteWiring.ts';
import type { SiteCharger } from './siteCharger.ts';
import { type SiteMeter, startSiteMeter } from './siteMeter.ts';
import { writeSiteFile } from './writeSiteFile.ts';

const recordWaitMs = 250;
const shortestRecordMs = 20;

/** A charger of the site and its place in the layout. */
export interface PlacedCharger {
  readonly site: SiteCharger;
  readonly place: LayoutCharger;
  readonly modbus: { readonly host: string; readonly port: number; readonly unit: number };
}

/** Nodes, meters and the recorder of a site that has a layout. */
export interface SiteStructure {
  readonly wiring: SiteWiring;
  readonly meters: ReadonlyMap<string, SiteMeter>;
  readonly recorder: OverloadRecorder;
  readonly chargers: readonly PlacedCharger[];
  /** Where the site is written down as an electrician would have it. */
  readonly siteFile: string;
  /** Milliseconds of device time since the start. */
  deviceMs(): number;
  /** The breaker of a node; false for an unknown one. Resolves when the chargers below have gone or come. */
  switchNode(id: string, isOn: boolean): Promise<boolean>;
  describe(): unknown;
  close(): Promise<void>;
}

export interface StructureOptions {
  readonly layout: SiteLayout;
  readonly chargers: readonly PlacedCharger[];
  readonly dir: string;
  readonly seed: number;
  readonly speed: number;
  readonly takenPorts: Set<number>;
  say(text: string): void;
}

const startMeters = async (
  { layout, dir, seed, speed, takenPorts, say }: StructureOptions,
  wiring: SiteWiring,
): Promise<ReadonlyMap<string, SiteMeter>> => {
  const meters = new Map<string, SiteMeter>();
  for (const { id, limitA } of layout.nodes.filter(({ hasMeter }) => hasMeter)) {
    const meter = await startSiteMeter({
      ...{ node: id, number: meters.size + 1, dir, seed, speed, takenPorts },
      ratedA: Math.max(...limitA),
      flow: () => wiring.flow(id) ?? { currentA: [0, 0, 0], voltageV: [0, 0, 0] },
      isFed: () => wiring.isFed(id),
      say: (text) => say(`meter ${id}: ${text}`),
    });
    meters.set(id, meter);
  }
  return meters;
};

const startRecording = (wiring: SiteWiring, recorder: OverloadRecorder, speed: number): (() => void) => {
  let recordedMs = performance.now();
  const timer = setInterval(
    () => {
      const nowMs = performance.now();
      recorder.record(wiring.nodes(), Date.now(), ((nowMs - recordedMs) * speed) / 1000);
      recordedMs = nowMs;
    },
    Math.max(shortestRecordMs, recordWaitMs / speed),
  );
  return () => clearInterval(timer);
};

/** Wires the chargers of a site as its layout says and starts its meters and the recorder. */
export const startSiteStructure = async (options: StructureOptions): Promise<SiteStructure> => {
  const { layout, chargers, speed } = options;
  const startedMs = performance.now();
  const deviceMs = () => (performance.now() - startedMs) * speed;
  const wired = chargers.map(({ site, place }) => ({
    ...{ node: place.node, wired: place.wired },
    drawnA: () => (site.isPowered() ? site.charger.drawnA() : ([0, 0, 0] as const)),
  }));
  const wiring = createSiteWiring(layout, wired, deviceMs);
  const meters = await startMeters(options, wiring);
  const limits = Object.fromEntries(layout.nodes.map(({ id, limitA }) => [id, limitA]));
  const recorder = createOverloadRecorder(limits, Date.now());
  const stopRecording = startRecording(wiring, recorder, speed);
  const siteFile = join(options.dir, 'site.yaml');
  writeSiteFile(siteFile, layout, chargers, meters);

  return {
    wiring,
    meters,
    recorder,
    chargers,
    siteFile,
    deviceMs,
    switchNode: async (id, isOn) => {
      if (!wiring.switchNode(id, isOn)) return false;
      await Promise.all(chargers.map(({ site, place }) => site.setSupply(wiring.isFed(place.node))));
      return true;
    },
    describe: () => ({
      atMs: Date.now(),
      deviceMs: Math.round(deviceMs()),
      nodes: wiring.nodes().map((node) => {
        const meter = meters.get(node.id);
        if (meter === undefined) return node;
        return { ...node, meter: { serial: meter.serial, modbus: meter.modbus, faults: meter.faults() } };
      }),
      chargers: chargers.map(({ site, place }, index) => ({
        ...{ id: `c${index + 1}`, serial: site.charger.serial, node: place.node },
        ...{ rotation: place.declared, wired: place.wired, phases: place.phases },
        isOn: site.isPowered(),
        car: site.parking.car(),
        // On the supply phases, as the fuse sees it.
        currentA: site.isPowered() ? onSupply(site.charger.drawnA(), place.wired) : [0, 0, 0],
      })),
    }),
    close: async () => {
      stopRecording();
      await Promise.all([...meters.values()].map((meter) => meter.close()));
    },
  };
};
