import type { JobKind, JobView } from '#shared/contract/jobs.ts';
import { eventsOf, goodCircuit, person, resultOf } from '#tests/support/jobSteps.ts';
import type { Api } from './bridge.ts';
import type { PracticeSite } from './practiceSite.ts';

export interface Begun {
  readonly api: Api;
  readonly site: PracticeSite;
}

/** A job with its circuit answered, its charger connected and read, without the wizard. */
export const beginJob = async (
  { api, site }: Begun,
  options: { kind: JobKind; siteName: string; socketLabel?: string },
): Promise<JobView> => {
  const [charger] = site.chargers;
  const { id: siteId } = await api.log.createSite({ name: options.siteName, country: 'CZ', practice: true });
  const { id } = await api.jobs.create({
    kind: options.kind,
    siteId,
    socketLabel: options.socketLabel ?? 'Garage 1',
    person,
    likeJobId: null,
  });
  await resultOf(api.jobs.connect({ id, target: `ble:${charger.serial}` }));
  await resultOf(api.jobs.unlock({ id, pin: charger.pin }));
  return await api.jobs.save({ id, circuit: goodCircuit });
};

/** A finished job on its own circuit: written, proven with a car, closed. */
export const finishOwnCircuit = async (begun: Begun, siteName: string): Promise<JobView> => {
  const { api, site } = begun;
  const { id } = await beginJob(begun, { kind: 'own-circuit', siteName });
  await resultOf(api.jobs.write({ id }));
  const [{ serial }] = site.chargers;
  await site.act(serial, 'car', { action: 'plug' });
  await eventsOf(api.jobs.proveBluetooth({ id, withoutCar: false }));
  const finished = await api.jobs.finish({ id, note: 'klíče u správce' });
  await api.jobs.disconnect({ id });
  await site.act(serial, 'car', { action: 'unplug' });
  return finished;
};
