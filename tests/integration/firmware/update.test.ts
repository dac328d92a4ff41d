import { expect, test } from 'vitest';
import { visitor } from '#tests/support/configurationOnSite.ts';
import { startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { bothDoors, insideOf, openOver, unwatched } from './firmwareSite.ts';

test.each(bothDoors)(
  'an update over %s is sent, installed, compared and confirmed, and the log proves it',
  async (door) => {
    await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
    const deviceId = await openOver(on, door);
    const phases = new Set<string>();
    const options = { ...unwatched(), report: (phase: string) => void phases.add(phase) };
    const result = await on.core.firmware.update(deviceId, visitor, {
      ...options,
      version: '1.5.0',
      consents: { downgrade: false, noWayBack: false },
    });
    expect(result).toMatchObject({ from: '1.4.2+7', version: '1.5.0', state: 'confirmed', changed: [] });
    expect(await insideOf(on)).toEqual({ firmware: '1.5.0', state: 0 });
    expect([...phases]).toEqual(
      expect.arrayContaining([
        'reading',
        'sending',
        'checking',
        'installing',
        'restarting',
        'proving',
        'confirming',
      ]),
    );
    const entries = [...on.core.log.eachEntry({})].filter(({ jobId }) => jobId === result.runId);
    expect(entries.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['snapshot', 'done'],
      ['intent', 'open'],
      ['snapshot', 'done'],
      ['snapshot', 'done'],
      ['write', 'done'],
    ]);
    expect(entries.at(-1)?.changes).toEqual([
      {
        point: 'identity.firmware',
        before: '1.4.2+7',
        wanted: '1.5.0',
        found: '1.5.0',
        result: 'in-force',
      },
    ]);
    expect(on.core.firmware.interrupted()).toEqual([]);
    expect(on.core.devices.get(deviceId).jobId).toBeNull();
    expect(on.core.devices.get(deviceId).session.identity.firmware).toBe('1.5.0');
  },
  120_000,
);

test('a newer firmware that fits is told once a charger is connected', async () => {
  await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
  await openOver(on, 'ble');
  for await (const alerts of await on.api.alerts.watch()) {
    const [told] = alerts.filter(({ kind }) => kind === 'firmware-available');
    expect(told?.params).toEqual({ version: '2.0.0' });
    break;
  }
});
