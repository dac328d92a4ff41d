import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkUrl, type UrlOptions } from '#shared/domain/ocpp/checkUrl.ts';

const codes = (url: string, options: UrlOptions = {}) =>
  checkUrl(url, options).findings.map(({ code }) => code);
const written = (url: string, options: UrlOptions = {}) => checkUrl(url, options).url;
const fixOf = (url: string) => checkUrl(url).findings.find(({ fix }) => fix !== undefined)?.fix;
const severities = (url: string, options: UrlOptions = {}) =>
  checkUrl(url, options).findings.map(({ severity }) => severity);

describe('the address of a back end', () => {
  test('passes as it is when nothing is wrong with it', () => {
    expect(checkUrl('wss://csms.example.com:8443/ocpp/v16')).toEqual({
      findings: [],
      url: 'wss://csms.example.com:8443/ocpp/v16',
      scheme: 'wss',
      host: 'csms.example.com',
      port: 8443,
      isAddress: false,
    });
  });

  test('W1 blocks no address, no server and no scheme, and offers wss', () => {
    expect(codes('')).toEqual(['url-empty']);
    expect(codes(' \t ')).toEqual(['url-empty']);
    expect(codes('ws://')).toEqual(['url-no-host']);
    expect(codes('csms.example.com/ocpp')).toEqual(['url-no-scheme']);
    expect(fixOf('csms.example.com/ocpp')).toBe('wss://csms.example.com/ocpp');
    expect(fixOf('csms.example.com:8080/ocpp')).toBe('wss://csms.example.com:8080/ocpp');
    expect(fixOf('//csms.example.com')).toBe('wss://csms.example.com');
  });

  test.each(['http://h.example/x', 'https://h.example', 'ftp://h', 'mqtt://h', 'javascript:alert(1)'])(
    'W2 blocks the scheme of %s',
    (url) => expect(codes(url)).toEqual(['url-scheme']),
  );

  test('W2 suggests ws for http and wss for https', () => {
    expect(fixOf('http://h.example/x')).toBe('ws://h.example/x');
    expect(fixOf('https://h.example/x')).toBe('wss://h.example/x');
    expect(fixOf('mqtt://h.example')).toBeUndefined();
  });

  test.each(['ws:host', 'ws:/host', 'ws:///ocpp', String.raw`ws:\\host\ocpp`])(
    'W3 blocks the slashes of %s',
    (url) => expect(codes(url)).toEqual(['url-slashes']),
  );

  test.each([
    'ws://user:pw@host.example/',
    'wss://@h.example',
    'ws://u:p/w@h.example',
    'ws://user@h.example',
  ])('W4 blocks a name or password in the address, and repeats none of it', (url) => {
    const check = checkUrl(url);
    expect(check.findings.map(({ code }) => code)).toEqual(['url-credentials']);
    expect(check.url).toBeNull();
    expect(JSON.stringify(check)).not.toMatch(/pw|user/);
  });

  test('W5 blocks a fragment and warns of a query', () => {
    expect(severities('wss://h.example/a#frag')).toEqual(['block']);
    expect(fixOf('wss://h.example/a#frag')).toBe('wss://h.example/a');
    expect(severities('wss://h.example/a?x=1')).toEqual(['warn']);
    expect(fixOf('wss://h.example/a?x=1')).toBe('wss://h.example/a');
  });

  test.each(['0', '65536', '-1', '80a', '', '080', '1e3'])('W6 blocks port "%s"', (port) => {
    expect(codes(`wss://h.example:${port}/a`)).toEqual(['url-port']);
  });

  test('W7 blocks a place that is still to be filled in, and leaves out one for the identity', () => {
    expect(codes('ws://{host}:8887')).toEqual(['url-placeholder']);
    expect(codes('ws://<your-server-ip>:8180/steve')).toEqual(['url-placeholder']);
    expect(fixOf('wss://csms.example.com/ocpp/<chargeBoxId>')).toBe('wss://csms.example.com/ocpp');
    expect(fixOf('ws://{host}')).toBeUndefined();
  });

  test.each([
    ' ',
    '\t',
    '\n',
    '\0',
    '\u200b',
    '\u200f',
    '\uff0e',
    '\u3002',
    '\u201c',
    '\u00a0',
    '\ufeff',
    '\ud800',
  ])('W7 blocks %j inside an address and says where it stands', (character) => {
    const { findings, url } = checkUrl(`wss://h${character}.example/ocpp`);
    expect(url).toBeNull();
    expect(findings).toMatchObject([{ code: 'url-character', params: { position: 8 } }]);
  });

  test('W7 trims blanks around a paste and says so', () => {
    expect(codes('  wss://h.example/a\r\n')).toEqual(['url-trimmed']);
    expect(written('  wss://h.example/a\r\n')).toBe('wss://h.example/a');
    expect(fixOf('wss://h\u200b.example/a')).toBe('wss://h.example/a');
    expect(fixOf('wss://h\uff0eexample/a')).toBe('wss://h.example/a');
  });

  test.each(['192.168.1', '0x7f.1', '2130706433', '192.168.1.300', '010.0.0.1', '1.2.3.4.5'])(
    'W8 blocks the half address %s',
    (host) => expect(codes(`ws://${host}/a`)).toContain('url-ipv4'),
  );

  test('W8 blocks a zone and ::1, and warns of a proper IPv6 address', () => {
    expect(codes('ws://[fe80::1%eth0]/a')).toEqual(['url-ipv6-invalid']);
    expect(codes('ws://[::1]/a')).toEqual(['url-ipv6', 'url-loopback']);
    expect(codes('ws://[fd00::17]/a')).toEqual(['url-ipv6']);
    expect(written('ws://[fd00::17]:80/a')).toBe('ws://[fd00::17]:80/a');
    expect(codes('ws://[::zz]/a')).toEqual(['url-ipv6-invalid']);
  });

  test.each(['a..b.example', '.b.example', 'b.example.', '-bad-.example', 'exa%41mple.com', 'a:b:c'])(
    'W8 blocks the host %s',
    (host) => expect(written(`ws://${host}/a`)).toBeNull(),
  );

  test('W9 writes punycode for letters of other scripts, and warns of a mix', () => {
    expect(codes('wss://münchen.example/a')).toEqual(['url-idn']);
    expect(written('wss://münchen.example/a')).toBe('wss://xn--mnchen-3ya.example/a');
    expect(written('wss://mu\u0308nchen.example/a')).toBe('wss://xn--mnchen-3ya.example/a');
    expect(codes('wss://ex\u0430mple.com/a')).toEqual(['url-mixed-script']);
    expect(severities('wss://ex\u0430mple.com/a')).toEqual(['warn']);
  });

  test('W10 drops one trailing slash and blocks every other oddity of the path', () => {
    expect(codes('wss://h.example/ocpp/')).toEqual(['url-trailing-slash']);
    expect(written('wss://h.example/ocpp/')).toBe('wss://h.example/ocpp');
    expect(codes('wss://h.example/ocpp//')).toEqual(['url-empty-segment']);
    expect(fixOf('wss://h.example//a')).toBe('wss://h.example/a');
    expect(codes('wss://h.example/./a')).toEqual(['url-dot-segment']);
    expect(codes('wss://h.example/%2E%2e/a')).toEqual(['url-dot-segment']);
    expect(codes('wss://h.example/%zz')).toEqual(['url-percent']);
    expect(codes('wss://h.example/%E0%A4')).toEqual(['url-percent']);
    expect(codes('wss://h.example/a%2Fb')).toEqual(['url-encoded-slash']);
  });

  test.each(['CP001', 'cp001', '%43P001'])('W11 warns when the address ends with %s', (end) => {
    const { findings } = checkUrl(`wss://h.example/ocpp/${end}`, { identity: 'CP001' });
    expect(findings).toEqual([
      {
        code: 'url-has-identity',
        severity: 'warn',
        params: { once: 'wss://h.example/ocpp/CP001', twice: `wss://h.example/ocpp/${end}/CP001` },
        fix: 'wss://h.example/ocpp',
      },
    ]);
  });

  test('W12 warns of ws on 443 and wss on 80', () => {
    expect(codes('wss://h.example:80/a')).toEqual(['url-port-swapped']);
    expect(codes('ws://h.local:443/a')).toEqual(['url-port-swapped']);
  });

  test.each([
    'localhost',
    'a.localhost',
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '169.254.3.4',
    '[::ffff:127.0.0.1]',
  ])('W13 blocks %s, which is the charger itself, outside practice', (host) => {
    expect(codes(`ws://${host}:9000/a`)).toContain('url-loopback');
    expect(written(`ws://${host}:9000/a`)).toBeNull();
    expect(written(`ws://${host}:9000/a`, { isPractice: true })).not.toBeNull();
  });

  test('W14 warns of ws on the internet, and blocks an address with wss for profile 2 and 3', () => {
    expect(codes('ws://csms.example.com/a')).toEqual(['url-plain-public']);
    expect(codes('ws://8.8.8.8/a')).toEqual(['url-plain-public']);
    expect(codes('ws://192.168.1.9/a')).toEqual([]);
    expect(codes('ws://box.lan/a')).toEqual([]);
    expect(severities('wss://192.168.1.9/a')).toEqual(['warn']);
    expect(severities('wss://192.168.1.9/a', { profile: 2 })).toEqual(['block']);
    expect(severities('wss://192.168.1.9/a', { profile: 3 })).toEqual(['block']);
  });

  test('W15 blocks what the charger cannot hold: 512 characters, or what its profile says', () => {
    const long = (length: number) => 'wss://h.example/'.padEnd(length, 'a');
    expect(codes(long(512))).toEqual([]);
    expect(codes(long(513))).toEqual(['url-too-long']);
    const limits = { urlBytes: 128, identityBytes: 32, keyDigits: 40, wifiPasswordBytes: 63 };
    expect(codes(long(128), { limits })).toEqual([]);
    expect(codes(long(129), { limits })).toEqual(['url-too-long']);
  });

  test.each(['a', ' ', '/', '%', '\ud800'])(
    'W15 answers ten megabytes of %j in less than 50 ms',
    (character) => {
      const paste = `wss://${character.repeat(10_000_000)}`;
      const start = performance.now();
      expect(codes(paste)).toEqual(['url-too-long']);
      expect(performance.now() - start).toBeLessThan(50);
    },
  );

  test('W16 writes scheme and server in lower case and keeps the case of the path', () => {
    expect(written('WSS://CSMS.Example.com/OCPP/V16')).toBe('wss://csms.example.com/OCPP/V16');
    expect(codes('WSS://CSMS.Example.com/OCPP')).toEqual(['url-lower-case']);
  });

  test('never throws, and what it lets through a strict parser reads back the same', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.webUrl({ validSchemes: ['ws', 'wss'], withQueryParameters: true }),
      fc
        .string({ unit: fc.constantFrom(...Array.from('ws:/.%@[]#?0aé\ud800\u200b')), maxLength: 40 })
        .map((t) => `ws://${t}`),
    );
    fc.assert(
      fc.property(text, (url) => {
        const found = checkUrl(url, { identity: url });
        expect(found.findings.some(({ severity }) => severity === 'block')).toBe(found.url === null);
        if (found.url === null) return;
        expect(found.url).toMatch(/^wss?:\/\/[!-~]+$/);
        expect(new URL(found.url).hostname).toBe(found.host);
        expect(checkUrl(found.url).url).toBe(found.url);
      }),
      { numRuns: 300 },
    );
  });
});
