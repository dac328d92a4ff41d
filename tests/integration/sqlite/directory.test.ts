import { expect, test } from 'vitest';
import { holder, logFile, openTestLog, snapshotOf, testClock } from './siteLogFixture.ts';

test('sites, sockets and visits survive a restart', () => {
  const file = logFile();
  const clock = testClock();
  const log = openTestLog({ file, clock });
  const site = log.createSite({ name: ' Dlouhá 5 ', country: 'CZ', practice: false });
  const practice = log.createSite({ name: 'Practice', country: 'AT', practice: true });
  const socket = log.ensureSocket(site.id, 'Garage 1');
  expect(log.ensureSocket(site.id, ' Garage 1 ')).toEqual(socket);
  const visit = log.beginVisit(site.id, 'Jana');
  clock.advance(1000);
  log.endVisit(visit.id);
  clock.advance(1000);
  log.endVisit(visit.id);
  log.close();

  const again = openTestLog({ file, clock, holder: { ...holder, startedAtMs: 2 } });
  expect(site.name).toBe('Dlouhá 5');
  expect(again.sites()).toEqual([site, practice]);
  expect(again.site(practice.id)).toEqual(practice);
  expect(again.site('none')).toBeUndefined();
  expect(again.sockets(site.id)).toEqual([socket]);
  expect(again.visits(site.id)).toEqual([{ ...visit, endedAtMs: visit.startedAtMs + 1000 }]);
});

test('refuses what belongs to no site, and names that are none', () => {
  const log = openTestLog({ file: logFile() });
  expect(() => log.ensureSocket('none', 'A')).toThrow('log.not-found');
  expect(() => log.beginVisit('none', 'Jana')).toThrow('log.not-found');
  expect(() => log.rememberCharger({ serial: 'NX-1', siteId: 'none' })).toThrow('log.not-found');
  expect(() => log.endVisit('none')).toThrow('log.not-found');
  expect(() => log.createSite({ name: '  ', country: 'CZ', practice: false })).toThrow('input.invalid');
});

test('what is known of a charger grows, and undefined keeps what was', () => {
  const clock = testClock();
  const log = openTestLog({ file: logFile(), clock });
  const site = log.createSite({ name: 'S', country: 'DE', practice: false });
  log.rememberCharger({ serial: 'NX-1', model: 'NEXUS 32', name: 'NEXUS-0001' });
  clock.advance(5);
  const known = log.rememberCharger({ serial: 'NX-1', siteId: site.id, modbusAddress: '127.0.0.1:1502/1' });
  expect(known).toEqual({
    serial: 'NX-1',
    model: 'NEXUS 32',
    name: 'NEXUS-0001',
    firmware: '',
    siteId: site.id,
    socketId: null,
    modbusAddress: '127.0.0.1:1502/1',
    practice: false,
    lastSeenAtMs: clock.nowMs(),
  });
  expect(log.charger('NX-1')).toEqual(known);
  log.rememberCharger({ serial: 'NX-2', practice: true });
  expect(log.chargers().map(({ serial }) => serial)).toEqual(['NX-1', 'NX-2']);
  expect(log.chargers(site.id)).toEqual([known]);
  expect(log.charger('NX-3')).toBeUndefined();
});

test('the latest snapshot of a charger is the one taken last', () => {
  const log = openTestLog({ file: logFile() });
  const older = log.saveSnapshot(snapshotOf({ takenAtMs: 1 }));
  const newer = log.saveSnapshot(snapshotOf({ takenAtMs: 3, firmware: '2' }));
  log.saveSnapshot(snapshotOf({ takenAtMs: 2 }));
  log.saveSnapshot(snapshotOf({ takenAtMs: 9, chargerSerial: 'other' }));
  expect(log.latestSnapshot('NX-0001')).toEqual(newer);
  expect(log.snapshot(older.id)).toEqual(older);
  expect(log.latestSnapshot('none')).toBeUndefined();
});

test('jobs and settings keep their JSON', () => {
  const clock = testClock();
  const log = openTestLog({ file: logFile(), clock });
  const job = { id: 'j1', kind: 'load-balancing', siteId: null, chargerSerial: 'NX-1', open: true };
  log.saveJob({ ...job, state: { step: 'network', answers: [1, null, 'ž'] } });
  log.saveJob({ ...job, id: 'j2', state: null });
  clock.advance(10);
  log.saveJob({ ...job, id: 'j2', open: false, state: { step: 'done' } });
  expect(log.job('j1')?.state).toEqual({ step: 'network', answers: [1, null, 'ž'] });
  expect(log.jobs({ openOnly: true }).map(({ id }) => id)).toEqual(['j1']);
  expect(log.jobs({ openOnly: false }).map(({ id }) => id)).toEqual(['j2', 'j1']);
  log.saveJob({ ...job, id: 'j3', kind: 'ocpp', siteId: 's1', state: null });
  log.saveJob({ ...job, id: 'j4', kind: 'ocpp', siteId: 's2', state: null });
  const ofSite = { openOnly: false, kind: 'ocpp', siteId: 's1' };
  expect(log.jobs(ofSite).map(({ id }) => id)).toEqual(['j3']);
  expect(log.jobs({ openOnly: true, kind: 'load-balancing' }).map(({ id }) => id)).toEqual(['j1']);
  expect(log.job('j2')).toMatchObject({ open: false, updatedAtMs: clock.nowMs() });
  expect(log.job('none')).toBeUndefined();

  log.setSetting('language', 'cs');
  log.setSetting('window', { width: 1280 });
  log.setSetting('language', 'de');
  expect(log.setting('language')).toBe('de');
  expect(log.setting('window')).toEqual({ width: 1280 });
  log.setSetting('window', undefined);
  expect(log.setting('window')).toBeUndefined();
});
