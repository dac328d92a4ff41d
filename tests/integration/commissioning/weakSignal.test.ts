import { expect, test } from 'vitest';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { goodCircuit, goodControl, joinPracticeWifi, openJob } from '#tests/support/jobSteps.ts';

test('a Wi-Fi below −82 dBm is refused by the trial, one below −75 dBm warned of in the review', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { id } = await openJob(on, 'load-balancing');
  await on.api.jobs.save({ id, circuit: goodCircuit, control: goodControl });
  const serial = on.site.ready.chargers[0]?.serial;
  const measures = (rssiDbm: number) => on.site.control(`/chargers/${serial}/faults`, { wifi: { rssiDbm } });
  await measures(-83);
  await expect(joinPracticeWifi(on, id)).rejects.toMatchObject({
    code: 'wifi.too-weak',
    details: { rssiDbm: -83 },
  });
  await measures(-82);
  expect(await joinPracticeWifi(on, id)).toMatchObject({ wifi: { state: 'proven', rssiDbm: -82 } });
  const { findings, canWrite } = await on.api.jobs.review({ id });
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'signal-weak', level: 'warn' }));
  expect(canWrite).toBe(true);
});

test('a Wi-Fi trial over a Bluetooth link below −80 dBm writes nothing and says to stand closer', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  const { id } = await openJob(on, 'load-balancing');
  const serial = on.site.ready.chargers[0]?.serial;
  await on.site.control(`/chargers/${serial}/faults`, { radio: { rssiDbm: -90 } });
  await expect(joinPracticeWifi(on, id)).rejects.toMatchObject({ code: 'radio.signal-too-weak' });
  expect(await on.site.truth()).toMatchObject({ 'wifi.mode': 0, 'generation.settings': 1 });
});
