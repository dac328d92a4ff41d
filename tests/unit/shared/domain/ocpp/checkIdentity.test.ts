import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkIdentity, type IdentityOptions } from '#shared/domain/ocpp/checkIdentity.ts';
import { connectionUrl } from '#shared/domain/ocpp/connectionUrl.ts';

const codes = (identity: string, options: IdentityOptions = {}) =>
  checkIdentity(identity, options).findings.map(({ code }) => code);
const severities = (identity: string, options: IdentityOptions = {}) =>
  checkIdentity(identity, options).findings.map(({ severity }) => severity);

describe('the identity of a charger', () => {
  test.each(['', ' ', '\t\n'])('I1 blocks %j', (text) => expect(codes(text)).toEqual(['identity-empty']));

  test('I2 warns of a blank and shows what becomes of it', () => {
    expect(checkIdentity('RDAM 123')).toEqual({
      findings: [{ code: 'identity-blank', severity: 'warn', params: { encoded: 'RDAM%20123' } }],
      identity: 'RDAM 123',
    });
    expect(connectionUrl('ws://h.example/ocppj', 'RDAM 123')).toBe('ws://h.example/ocppj/RDAM%20123');
  });

  test.each(['a/b', String.raw`a\b`, 'a?b', 'a#2', '100%'])('I3 blocks %s', (text) =>
    expect(codes(text)).toEqual(['identity-reserved']),
  );

  test('I3 blocks what is encoded already, and offers it decoded', () => {
    expect(checkIdentity('CP%201').findings).toEqual([
      { code: 'identity-encoded', severity: 'block', params: {}, fix: 'CP 1' },
    ]);
  });

  test('I4 blocks a colon where a key is used and warns elsewhere', () => {
    expect(severities('CP:1', { profile: 1 })).toEqual(['block']);
    expect(severities('CP:1', { profile: 2 })).toEqual(['block']);
    expect(severities('CP:1', { profile: 0 })).toEqual(['warn']);
    expect(severities('CP:1')).toEqual(['warn']);
  });

  test.each(['ä', 'CP😀', 'e\u0301', '\u0421\u04201', '\ud800', 'C\ud800P', 'CP\0', 'C\r\nP'])(
    'I5 blocks %j without throwing',
    (text) => {
      expect(checkIdentity(text).identity).toBeNull();
      expect(severities(text)).toEqual(['block']);
    },
  );

  test('I5 offers Latin letters for those that only look like them', () => {
    expect(checkIdentity('\u0421\u04201').findings[0]?.fix).toBe('CP1');
  });

  test('I6 allows 48 characters, blocks 49, 256 and a megabyte', () => {
    expect(codes('a'.repeat(48))).toEqual([]);
    for (const length of [49, 256, 1_000_000])
      expect(codes('a'.repeat(length))).toEqual(['identity-too-long']);
    const limits = { urlBytes: 128, identityBytes: 32, keyDigits: 40, wifiPasswordBytes: 63 };
    expect(codes('a'.repeat(32), { limits })).toEqual([]);
    expect(codes('a'.repeat(33), { limits })).toEqual(['identity-too-long']);
  });

  test('I7 blocks dots; names of the language and markup stay plain text', () => {
    expect(severities('.')).toEqual(['block']);
    expect(severities('..')).toEqual(['block']);
    expect(codes('-')).toEqual(['identity-unusual']);
    for (const name of ['__proto__', 'constructor', '<img src=x>']) {
      expect(checkIdentity(name, { known: ['CP1'], others: ['toString'] }).identity).toBe(name);
    }
  });

  test('I8 trims what a barcode scanner adds, and blocks a line break inside', () => {
    expect(checkIdentity(' CP1\r\n')).toMatchObject({
      identity: 'CP1',
      findings: [{ code: 'identity-trimmed' }],
    });
    expect(codes('CP\n1')).toEqual(['identity-control']);
  });

  test('I9 warns when only the case differs from the one at the back end, and keeps the typed one', () => {
    const check = checkIdentity('cp001', { known: ['CP001'] });
    expect(check.findings).toEqual([
      { code: 'identity-case', severity: 'warn', params: { known: 'CP001' }, fix: 'CP001' },
    ]);
    expect(check.identity).toBe('cp001');
    expect(codes('CP001', { known: ['CP001', 'cp001'] })).toEqual([]);
  });

  test('I10 blocks the identity of another charger of the batch', () => {
    expect(severities('CP001', { others: ['CP002', 'CP001'] })).toEqual(['block']);
  });

  test('never throws, and what it lets through comes back from its address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { identity } = checkIdentity(text, { known: [text.toUpperCase()] });
        if (identity === null) return;
        const url = connectionUrl('wss://h.example/ocpp', identity) ?? '';
        expect(decodeURIComponent(new URL(url).pathname)).toBe(`/ocpp/${identity}`);
      }),
      { numRuns: 300 },
    );
  });

  test.each(['', '.', '..', 'a\ud800'])('%j has no address at all', (identity) =>
    expect(connectionUrl('wss://h.example', identity)).toBeNull(),
  );
});
