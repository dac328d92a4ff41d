import { expect, test } from 'vitest';
import type { EntryFilter } from '#shared/domain/logEntry.ts';
import { logFile, note, openTestLog, testClock } from './siteLogFixture.ts';

const filledLog = () => {
  const clock = testClock();
  const log = openTestLog({ file: logFile(), clock });
  const site = log.createSite({ name: 'Žabovřesky, garáž', country: 'CZ', practice: false });
  const socket = log.ensureSocket(site.id, 'Stání č. 7');
  const visit = log.beginVisit(site.id, 'Jana Dvořáková');
  log.append(note({ kind: 'visit', siteId: site.id, visitId: visit.id }));
  clock.advance(1000);
  log.append(
    note({
      kind: 'write',
      outcome: 'failed',
      siteId: site.id,
      socketId: socket.id,
      chargerSerial: 'NX-2604-0017',
      door: 'modbus',
      jobId: 'job-1',
      changes: [{ point: 'settings.maxCurrent', before: 16, wanted: 13, found: 10, result: 'different' }],
      errorCode: 'write.different',
    }),
  );
  clock.advance(1000);
  log.append(
    note({ person: 'Jürgen Groß', details: { remark: 'Schlüssel beim Hausmeister' }, practice: true }),
  );
  return { log, site, visit, clock };
};

test.each([
  ['zabovresky', [2, 1]],
  ['ŽABOVŘESKY', [2, 1]],
  ['zabov gar', [2, 1]],
  ['z\u030cabovr\u030cesky', [2, 1]],
  ['stani 7', [2]],
  ['dvorak', [2, 1]],
  ['nx-2604-0017', [2]],
  ['0017', [2]],
  ['settings.maxCurrent', [2]],
  ['maxcurr 13', [2]],
  ['write.different', [2]],
  ['schlussel', [3]],
  ['jurgen hausm', [3]],
  ['zabovresky schlussel', []],
  ['', [3, 2, 1]],
  ['  ', [3, 2, 1]],
])('the words %j find entries %j', (text, numbers) => {
  const { log } = filledLog();
  const page = log.entries({ text }, { limit: 10 });
  expect(page.entries.map((entry) => entry.number)).toEqual(numbers);
  expect(page.total).toBe(numbers.length);
});

test.each([
  '"',
  '*',
  '(',
  ')',
  '-',
  ':',
  '"*()-:',
  'NEAR(',
  'a AND',
  'OR',
  'words:x',
  '^x',
  '{a b}',
  '\0',
  '+',
  "'",
  '😀',
])('the typed text %j never raises', (text) => {
  const { log } = filledLog();
  expect(log.entries({ text }, { limit: 10 }).total).toBeLessThanOrEqual(3);
  expect(log.entries({ text: `zabov${text}` }, { limit: 10 }).total).toBeLessThanOrEqual(3);
});

test('filters by everything an entry can be filtered by', () => {
  const { log, site, visit, clock } = filledLog();
  const startMs = clock.nowMs() - 2000;
  const cases: [EntryFilter, number[]][] = [
    [{ siteId: site.id }, [2, 1]],
    [{ chargerSerial: 'NX-2604-0017' }, [2]],
    [{ visitId: visit.id }, [1]],
    [{ jobId: 'job-1' }, [2]],
    [{ kinds: ['visit', 'note'] }, [3, 1]],
    [{ kinds: [] }, []],
    [{ person: 'Jürgen Groß' }, [3]],
    [{ fromMs: startMs + 1000 }, [3, 2]],
    [{ toMs: startMs + 1000 }, [2, 1]],
    [{ practice: true }, [3]],
    [{ practice: false, text: 'zabov', kinds: ['write'] }, [2]],
  ];
  for (const [filter, numbers] of cases) {
    const page = log.entries(filter, { limit: 10 });
    expect(
      page.entries.map((entry) => entry.number),
      JSON.stringify(filter),
    ).toEqual(numbers);
    expect([...log.eachEntry(filter)].map((entry) => entry.number)).toEqual(numbers.toReversed());
  }
});

test('refuses a page without a sensible length and a filter that is none', () => {
  const { log } = filledLog();
  for (const limit of [0, -1, 1.5, 1001]) expect(() => log.entries({}, { limit })).toThrow('input.invalid');
  expect(() => log.entries({ text: 'x'.repeat(201) }, { limit: 1 })).toThrow('input.invalid');
});
