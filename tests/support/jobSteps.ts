import type { JobKind, JobView, TestEvent } from '#shared/contract/jobs.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import type { CoreOnSite } from './coreOnSite.ts';

type Progress<T> =
  | { kind: 'progress'; phase: string; done: number; total: number }
  | { kind: 'done'; result: T }
  | { kind: 'failed'; error: WireError };

/** The result of a stream of progress, or its error thrown as it came over the bridge. */
export const resultOf = async <T>(stream: Promise<AsyncIterable<Progress<T>>>): Promise<T> => {
  for await (const event of await stream) {
    if (event.kind === 'done') return event.result;
    if (event.kind === 'failed') throw Object.assign(new Error(event.error.code), event.error);
  }
  throw new Error('the stream ended without a result');
};

/** All events of a test of control, to its end. */
export const eventsOf = async (stream: Promise<AsyncIterable<TestEvent>>): Promise<TestEvent[]> => {
  const events: TestEvent[] = [];
  for await (const event of await stream) events.push(event);
  return events;
};

export const person = { name: 'Žofie Nováková', qualification: '§ 6', certificate: 'E 12/34' };

/** A circuit behind a red CEE 16 socket, everything known. */
export const goodCircuit = {
  plug: 'cee-red-16',
  breakerA: 16,
  breakerCharacteristic: 'B',
  rcdType: 'A-with-6mA-dc',
  rcdMa: 30,
  rcdOnlyThisPoint: 'yes',
  earthing: 'TN-S',
  cableMm2: 4,
  cableMaterial: 'copper',
  cableLaying: 'C',
  ambient40: 'no',
  neighbouringBreakers: 1,
  mainBreakerA: 40,
  mainPhases: 3,
  phaseRotation: 'L1L2L3',
  otherLoadA: { l1: 12, l2: 8, l3: 5 },
  country: 'CZ',
} as const;

export const goodControl = {
  who: 'other-controller',
  controllerPeriodS: 5,
  timeoutS: 30,
  failsafeA: 6,
} as const;

/** A job up to the state as found: site, job, connected, opened with the PIN. */
export const openJob = async (
  { api, site }: CoreOnSite,
  kind: JobKind,
  options: { siteName?: string; charger?: number; likeJobId?: string; door?: 'modbus' } = {},
): Promise<JobView> => {
  const charger = site.ready.chargers[options.charger ?? 0];
  if (!charger) throw new Error('the site has no such charger');
  await site.control(`/chargers/${charger.serial}/adapter`, { currentA: 16 });
  const name = options.siteName ?? 'Dům Žabovřesky';
  const known = (await api.log.sites()).find((each) => each.name === name);
  const { id: siteId } = known ?? (await api.log.createSite({ name, country: 'CZ', practice: true }));
  const job = await api.jobs.create({
    kind,
    siteId,
    socketLabel: 'Garage 1',
    person,
    likeJobId: options.likeJobId ?? null,
  });
  const { host, port, unit } = charger.modbus;
  const target = options.door === 'modbus' ? `modbus://${host}:${port}/${unit}` : `ble:${charger.serial}`;
  await resultOf(api.jobs.connect({ id: job.id, target }));
  return resultOf(api.jobs.unlock({ id: job.id, pin: charger.pin }));
};

/** Answers for the practice Wi-Fi and tries it. */
export const joinPracticeWifi = ({ api, site }: CoreOnSite, id: string): Promise<JobView> =>
  resultOf(
    api.jobs.tryWifi({
      id,
      network: { ssid: site.ready.wifi.ssid, ipMode: 'dhcp', hasReservation: 'yes' },
      password: site.ready.wifi.password,
    }),
  );

/** Plugs the practice car in or out. */
export const car = async ({ site }: CoreOnSite, action: 'plug' | 'unplug', charger = 0): Promise<void> => {
  await site.control(`/chargers/${site.ready.chargers[charger]?.serial}/car`, { action });
};
