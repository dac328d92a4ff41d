import { expect, test } from 'vitest';
import { nexus } from './nexus.ts';

const check = (...args: string[]) => nexus(['ocpp', 'check-url', ...args]);

test('check-url shows the address the charger will open and ends with 0 when nothing blocks', async () => {
  const { code, json } = await check('ws://csms.example.com/ocpp/', '--identity', 'RDAM 123', '--json');
  expect(code).toBe(0);
  expect(json).toMatchObject([
    {
      ok: true,
      url: 'ws://csms.example.com/ocpp',
      connectionUrl: 'ws://csms.example.com/ocpp/RDAM%20123',
      findings: [
        { code: 'url-plain-public', severity: 'warn', field: 'url' },
        { code: 'url-trailing-slash', severity: 'info', field: 'url' },
        { code: 'identity-blank', severity: 'warn', field: 'identity' },
      ],
    },
  ]);
});

test('check-url ends with 1 when a rule blocks, and says what to write instead', async () => {
  const { code, stdout } = await check(
    'https://csms.example.com/ocpp',
    '--identity',
    'CP1',
    '--profile',
    '2',
  );
  expect(code).toBe(1);
  expect(stdout).toContain('→ wss://csms.example.com/ocpp');
});

test('check-url permits the charger’s own address with --practice only', async () => {
  const local = ['ws://127.0.0.1:9000/ocpp', '--identity', 'CP1', '--json'];
  const [real, practice] = await Promise.all([check(...local), check(...local, '--practice')]);
  expect([real.code, practice.code]).toEqual([1, 0]);
});

test('check-url refuses a profile that does not exist as wrong usage', async () => {
  expect((await check('ws://h.example', '--identity', 'CP1', '--profile', '4')).code).toBe(2);
});
