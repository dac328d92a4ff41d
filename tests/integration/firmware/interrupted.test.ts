import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isWhole, setFaults } from '#tests/integration/laws/lawSite.ts';
import { openCharger, visitor } from '#tests/support/configurationOnSite.ts';
import { openCoreOn, startCoreOnSite } from '#tests/support/coreOnSite.ts';
import { imageOf, makePackage } from '#tests/support/practiceFirmware.ts';
import { startSite } from '#tests/support/practiceSite.ts';
import { bothDoors, everyConsent, insideOf, openOver, unwatched } from './firmwareSite.ts';
import type { UpdateOrder } from './updateChild.ts';

const packages = ['1.6.0', '1.7.0'].map((version) =>
  makePackage('--version', version, '--payload-bytes', '19000'),
);
const imageBytes = imageOf(packages[0] ?? Buffer.alloc(0)).length;
const pieces = Math.ceil(imageBytes / 194);

/** Every tenth of the way, or some of them. */
const tenths = isWhole ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : [1, 5, 9];

/** The two versions in turn, so that every case is an update of its own. */
const versionFor = (n: number) => (n % 2 === 0 ? '1.6.0' : '1.7.0');

const importBoth = (on: Awaited<ReturnType<typeof startCoreOnSite>>) => {
  for (const bytes of packages) on.core.firmware.library.import(bytes, 'test.nexusfw');
};

test.each(bothDoors)(
  'a link over %s that is lost at any tenth of the way is taken up again by itself',
  async (door) => {
    await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
    importBoth(on);
    const deviceId = await openOver(on, door);
    const { serial } = on.core.devices.get(deviceId).session.identity;
    for (const [n, tenth] of tenths.entries()) {
      const version = versionFor(n);
      await setFaults(on, serial, { file: { dropLinkAtChunk: Math.ceil((pieces * tenth) / 10) } });
      const phases = new Set<string>();
      const result = await on.core.firmware.update(deviceId, visitor, {
        ...unwatched(),
        version,
        consents: everyConsent,
        report: (phase) => void phases.add(phase),
      });
      expect([tenth, result.state, phases.has('reconnecting')]).toEqual([tenth, 'confirmed', true]);
      expect(await insideOf(on)).toEqual({ firmware: version, state: 0 });
    }
    expect(on.core.firmware.interrupted()).toEqual([]);
    expect(on.core.log.verify().brokenAt).toBeNull();
  },
  240_000,
);

test.each(bothDoors)(
  'power that fails at any tenth of the way, in the check or in the installation costs nothing but time over %s',
  async (door) => {
    await using on = await startCoreOnSite({ chargers: 1, speed: 40 });
    importBoth(on);
    const deviceId = await openOver(on, door);
    const { serial } = on.core.devices.get(deviceId).session.identity;
    const cuts = [
      ...tenths.map((tenth) => ({ cutPowerAtByte: Math.ceil((imageBytes * tenth) / 10) })),
      { cutPowerDuring: 'check' },
      { cutPowerDuring: 'install' },
    ];
    for (const [n, file] of cuts.entries()) {
      const version = versionFor(n);
      await setFaults(on, serial, { file });
      const result = await on.core.firmware.update(deviceId, visitor, {
        ...unwatched(),
        version,
        consents: everyConsent,
      });
      expect([file, result.state, result.changed]).toEqual([file, 'confirmed', []]);
      expect(await insideOf(on)).toEqual({ firmware: version, state: 0 });
    }
  },
  240_000,
);

const child = join(import.meta.dirname, 'updateChild.ts');

test('a program that is killed at any tenth of the way leaves an update that the next one ends', async () => {
  await using site = await startSite({ chargers: 1, speed: 40 });
  const dataDir = mkdtempSync(join(tmpdir(), 'nexus-firmware-kill-'));
  const files = packages.map((bytes, n) => {
    const file = join(dataDir, `${n}.nexusfw`);
    writeFileSync(file, bytes);
    return file;
  });
  const [{ serial, pin } = { serial: '', pin: '' }] = site.ready.chargers;
  const places = [...tenths.map((tenth) => Math.ceil((imageBytes * tenth) / 10)), 'installing', 'proving'];
  for (const [n, killAt] of places.entries()) {
    const order: UpdateOrder = {
      ...{ dataDir, serial, pin, killAt },
      radioSocket: site.ready.radio ?? '',
      file: files[n % 2] ?? '',
      speed: 40,
    };
    const running = spawn(process.execPath, [child, JSON.stringify(order)], { stdio: 'inherit' });
    await once(running, 'exit');
    expect([killAt, running.signalCode]).toEqual([killAt, 'SIGKILL']);
    const on = await openCoreOn(site, { dataDir, speed: 40 });
    try {
      const [run, ...others] = on.core.firmware.interrupted();
      expect([killAt, run?.version, others]).toEqual([killAt, versionFor(n), []]);
      const session = await openCharger(on);
      const result = await on.core.firmware.resume(run?.id ?? '', session.id, unwatched());
      expect([killAt, result.state]).toEqual([killAt, 'confirmed']);
      expect(await insideOf(on)).toEqual({ firmware: versionFor(n), state: 0 });
      expect(on.core.firmware.interrupted()).toEqual([]);
      expect(on.core.log.verify().brokenAt).toBeNull();
    } finally {
      await on.core.close();
    }
  }
  rmSync(dataDir, { recursive: true, force: true });
}, 240_000);
