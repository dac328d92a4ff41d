import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  basicAuthorization,
  checkKey,
  keyFromRandom,
  stripKey,
} from '#shared/domain/ocpp/authorizationKey.ts';
import { checkSecurity, type SecurityAnswers, wifiFindings } from '#shared/domain/ocpp/checkSecurity.ts';
import {
  changeAnswer,
  changeUnanswered,
  configurationFindings,
} from '#shared/domain/ocpp/configurationKeys.ts';
import { ocppLimitsOf } from '#shared/domain/ocpp/ocppLimits.ts';
import { releaseDateMs } from '#shared/releaseDate.ts';
import { nexusProfile } from '#tests/profiles/allProfiles.ts';

const keyCodes = (text: string) => checkKey(text).findings.map(({ code }) => code);
const full = { hasCa: true, hasCertificate: true, setsClock: true, key: 'abcdefghijklmnopqrst' } as const;
const codes = (answers: SecurityAnswers) => checkSecurity(answers).map(({ code }) => code);

describe('keys', () => {
  test('S1 are 16 to 20 plain characters', () => {
    expect(keyCodes('x'.repeat(15))).toEqual(['key-length']);
    expect(keyCodes('x'.repeat(16))).toEqual([]);
    expect(keyCodes('x'.repeat(20))).toEqual([]);
    expect(keyCodes('x'.repeat(21))).toEqual(['key-length']);
    expect(checkKey('AZaz09AZaz09AZaz').hex).toBe('415A617A3039415A617A3039415A617A');
  });

  test('S2 are 32 to 40 hexadecimal digits, in pairs', () => {
    expect(keyCodes('a'.repeat(30))).toEqual(['key-hex-length']);
    expect(keyCodes('a'.repeat(32))).toEqual([]);
    expect(keyCodes('a'.repeat(39))).toEqual(['key-hex-odd']);
    expect(keyCodes('a'.repeat(40))).toEqual([]);
    expect(keyCodes('a'.repeat(42))).toEqual(['key-hex-length']);
  });

  test.each([`0x${'ab'.repeat(20)}`, 'ab '.repeat(16), 'ab:'.repeat(16).slice(0, -1)])(
    'S2 keep what stands between digits until it is confirmed to be no part of them',
    (text) => {
      expect(keyCodes(text)).toEqual(['key-separators']);
      expect(checkKey(stripKey(text)).kind).toBe('hex');
    },
  );

  test('S3 of 16 to 20 hexadecimal digits count as plain text, and that is said', () => {
    const check = checkKey('0123456789abcdef');
    expect(check.findings).toMatchObject([{ code: 'key-plain-looks-hex', severity: 'info' }]);
    expect(check.kind).toBe('plain');
  });

  test.each(['schlüsselschlüssel', 'x'.repeat(16).concat('\n'), '\ud800'.repeat(16)])(
    'S4 are plain ASCII',
    (text) => expect(keyCodes(text)).toEqual(['key-not-ascii']),
  );

  test('S5 go to the back end as the bytes of the whitepaper’s example', () => {
    expect(basicAuthorization('AL1000', '0001020304050607FFFFFFFFFFFFFFFFFFFFFFFF')).toBe(
      'Basic QUwxMDAwOgABAgMEBQYH////////////////',
    );
  });

  test('S7 stand in no finding, whatever is wrong with them', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 6, maxLength: 45 }),
        fc.integer({ min: 0, max: 3 }),
        (key, profile) => {
          const findings = [...checkKey(key).findings, ...checkSecurity({ profile, scheme: 'ws', key })];
          for (const { params, fix } of findings) {
            expect(Object.values(params)).not.toContain(key);
            expect(fix).toBeUndefined();
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test('made from random bytes are good as text and as 40 digits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (random) => {
        const made = keyFromRandom(random);
        if (made === null) {
          expect([...random].filter((byte) => byte < 248).length).toBeLessThan(20);
          return;
        }
        expect(made.plain).toMatch(/^[A-Za-z0-9]{20}$/);
        expect(checkKey(made.hex)).toEqual({ findings: [], kind: 'hex', hex: made.hex });
        expect(checkKey(made.plain).hex).toBe(made.hex);
      }),
      { numRuns: 100 },
    );
    expect(keyFromRandom(new Uint8Array(64).fill(255))).toBeNull();
  });
});

describe('the security of a connection', () => {
  test.each([
    [1, 'wss', 'security-plain-needed'],
    [2, 'ws', 'security-tls-needed'],
    [3, 'ws', 'security-tls-needed'],
    [4, 'ws', 'security-profile'],
  ] as const)('S6 blocks profile %d with %s', (profile, scheme, code) => {
    expect(checkSecurity({ ...full, profile, scheme })).toContainEqual(
      expect.objectContaining({ code, severity: 'block' }),
    );
  });

  test('S6 passes every profile with its own scheme and all it needs', () => {
    const { key: _key, ...noKey } = full;
    expect(codes({ profile: 0, scheme: 'ws' })).toEqual([]);
    expect(codes({ ...full, profile: 1, scheme: 'ws' })).toEqual([]);
    expect(codes({ ...full, profile: 2, scheme: 'wss' })).toEqual([]);
    expect(codes({ ...noKey, profile: 3, scheme: 'wss' })).toEqual([]);
    expect(codes({ ...noKey, isKeyStored: true, profile: 2, scheme: 'wss' })).toEqual([]);
  });

  test('S6 blocks what is missing and warns of what is not used', () => {
    expect(codes({ profile: 1, scheme: 'ws' })).toEqual(['security-key-missing']);
    expect(codes({ profile: 2, scheme: 'wss' })).toEqual([
      'security-key-missing',
      'security-ca-missing',
      'security-clock-missing',
    ]);
    expect(codes({ ...full, hasCertificate: false, profile: 3, scheme: 'wss' })).toEqual([
      'security-key-unused',
      'security-certificate-missing',
    ]);
    expect(codes({ ...full, profile: 0, scheme: 'ws' })).toEqual(['security-key-unused']);
    expect(codes({ profile: 0, scheme: 'wss', setsClock: true })).toEqual(['security-tls-unproven']);
  });

  test('S6 asks before a profile goes down', () => {
    expect(checkSecurity({ profile: 0, profileNow: 2, scheme: 'ws' })).toEqual([
      { code: 'security-lowered', severity: 'warn', params: { from: 2, to: 0 } },
    ]);
  });

  test.each([
    ['HeartbeatInterval', '-1', 'value-range'],
    ['HeartbeatInterval', '1.5', 'value-integer'],
    ['HeartbeatInterval', '1e3', 'value-integer'],
    ['HeartbeatInterval', ' 60', 'value-integer'],
    ['HeartbeatInterval', '060', 'value-integer'],
    ['HeartbeatInterval', '2147483648', 'value-range'],
    ['WebSocketPingInterval', '-1', 'value-range'],
    ['LocalAuthListEnabled', 'yes', 'value-boolean'],
    ['LocalAuthListEnabled', '1', 'value-boolean'],
    ['LocalAuthListEnabled', 'TRUE', 'value-boolean'],
  ])('S8 blocks %s = %j', (key, value, code) => {
    expect(configurationFindings(key, value)).toMatchObject([{ code, severity: 'block' }]);
  });

  test('S8 offers the canonical form and takes it', () => {
    expect(configurationFindings('HeartbeatInterval', ' 060')[0]?.fix).toBe('60');
    expect(configurationFindings('LocalAuthListEnabled', 'TRUE')[0]?.fix).toBe('true');
    expect(configurationFindings('HeartbeatInterval', '60')).toEqual([]);
    expect(configurationFindings('WebSocketPingInterval', '0')).toEqual([]);
    expect(configurationFindings('LocalAuthListEnabled', 'false')).toEqual([]);
  });

  test('S9 blocks a value of 501 and a name of 51 characters', () => {
    expect(configurationFindings('Vendor', 'x'.repeat(500))).toEqual([]);
    expect(configurationFindings('Vendor', 'x'.repeat(501))).toMatchObject([{ code: 'value-too-long' }]);
    expect(configurationFindings('k'.repeat(51), 'x')).toMatchObject([{ code: 'key-name-too-long' }]);
  });

  test('S10 tells every answer to a change apart', () => {
    const answers = ['Accepted', 'RebootRequired', 'NotSupported', 'Rejected'] as const;
    const told = answers.map((status) => changeAnswer('HeartbeatInterval', status));
    expect([...told, changeUnanswered('HeartbeatInterval')].map((f) => [f?.code, f?.severity])).toEqual([
      ['change-accepted', 'info'],
      ['change-reboot', 'info'],
      ['change-not-supported', 'warn'],
      ['change-rejected', 'block'],
      ['change-no-answer', 'block'],
    ]);
    expect(changeAnswer('HeartbeatInterval', 'Perhaps')).toBeNull();
  });

  test('S11 blocks a laptop clock of 1970 or 2099 and warns of one a day off', () => {
    const at = (laptopMs: number, referenceMs?: number) =>
      codes({ ...full, profile: 2, scheme: 'wss', laptopMs, referenceMs: referenceMs ?? null });
    expect(at(0)).toEqual(['laptop-clock-past']);
    expect(at(Number.NaN)).toEqual(['laptop-clock-past']);
    expect(at(Date.UTC(2099, 0, 1))).toEqual(['laptop-clock-future']);
    expect(at(releaseDateMs + 86_400_000, releaseDateMs)).toEqual(['laptop-clock-differs']);
    expect(at(releaseDateMs, releaseDateMs + 60_000)).toEqual([]);
  });

  test('S12 blocks a Wi-Fi name of 33 bytes and passwords of 7 and 64, and warns of none', () => {
    const wifi = (ssid: string, password: string) => wifiFindings({ ssid, password }).map(({ code }) => code);
    expect(wifi('x'.repeat(32), 'x'.repeat(8))).toEqual([]);
    expect(wifi('x'.repeat(33), 'x'.repeat(63))).toEqual(['ssid-too-long']);
    expect(wifi('home', 'x'.repeat(7))).toEqual(['wifi-password']);
    expect(wifi('home', 'x'.repeat(64))).toEqual(['wifi-password']);
    expect(wifi('home', 'a'.repeat(64))).toEqual([]);
    expect(wifi('home', '')).toEqual(['wifi-open']);
  });
});

test('the reference profile holds 128 bytes of address, 32 of identity and a key of 40 digits', () => {
  expect(ocppLimitsOf(nexusProfile().points)).toEqual({
    urlBytes: 128,
    identityBytes: 32,
    keyDigits: 40,
    wifiPasswordBytes: 63,
  });
  expect(ocppLimitsOf(new Map())).toEqual({
    urlBytes: 512,
    identityBytes: 48,
    keyDigits: 40,
    wifiPasswordBytes: 64,
  });
});
