import { expect, test } from 'vitest';
import { csvColumns, exportCsv } from '#core/sitelog/exportCsv.ts';
import { listedEntry, listedLog } from './listedLog.ts';

test('an empty export is its headers, with a byte order mark', () => {
  expect([...exportCsv(listedLog([]), {})].join('')).toBe(`\ufeff${csvColumns.join(',')}\r\n`);
});

test('each change is a row of its own, and formulas are only text', () => {
  const entry = listedEntry({
    kind: 'write',
    siteId: 's1',
    socketId: 'k1',
    chargerSerial: 'NX-1',
    person: '=cmd|calc',
    door: 'modbus',
    changes: [
      { point: 'a', before: -5, wanted: null, found: '@x', result: 'different' },
      { point: 'wifi.password', secret: true, result: 'written' },
    ],
    details: { remark: 'a,b' },
  });
  const start = '2026-11-20T09:00:00.000Z,write,done,\'=Dlouhá 5,"Garage ""1""",NX-1,\'=cmd|calc,modbus';
  const end = `"{""remark"":""a,b""}",,false,0.1.0,${'f'.repeat(64)}`;
  const [, ...lines] = [...exportCsv(listedLog([entry]), {})].join('').split('\r\n');
  expect(lines).toEqual([
    `1,${start},a,-5,null,'@x,,different,,${end}`,
    `1,${start},wifi.password,,,,true,written,,${end}`,
    '',
  ]);
});

test('an entry without changes is one row', () => {
  const pieces = [...exportCsv(listedLog([listedEntry({ errorCode: 'device.timeout' })]), {})];
  const lines = pieces.join('').split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(',device.timeout,');
});

test('comes in pieces and reads no further ahead than the piece', () => {
  let given = 0;
  function* endless() {
    for (;;) {
      given += 1;
      yield listedEntry({ number: given, details: { words: 'x'.repeat(1000) } });
    }
  }
  const first = exportCsv(listedLog(endless()), {}).next().value ?? '';
  expect(first.length).toBeGreaterThan(60_000);
  expect(first.length).toBeLessThan(80_000);
  expect(given).toBeLessThan(80);
});
