import { describe, expect, test } from 'vitest';
import {
  answersOfPreset,
  type BackEndPreset,
  presetNameKey,
  presetOfAnswers,
} from '#shared/domain/ocppPreset/backEndPreset.ts';
import { checkPreset } from '#shared/domain/ocppPreset/checkPreset.ts';
import { longestPresetFile, readPresetFile, writePresetFile } from '#shared/domain/ocppPreset/presetFile.ts';

const preset: BackEndPreset = {
  name: 'Bytový dům',
  url: 'wss://csms.example.com/ocpp',
  profile: 2,
  heartbeatS: 300,
  meterIntervalS: 60,
  offline: 1,
  acceptsProfiles: true,
};
const fileOf = (change: object) => JSON.stringify({ format: 'nexus-back-ends', version: 1, ...change });
const withPreset = (change: object) => fileOf({ presets: [{ ...preset, ...change }] });

describe('a file of presets', () => {
  test('comes back as it was written', () => {
    const certified = { ...preset, name: 'B', caPem: '-----BEGIN CERTIFICATE-----' };
    expect(readPresetFile(writePresetFile([preset, certified]))).toEqual({ presets: [preset, certified] });
  });

  test.each([
    ['', 'not-json', ''],
    ['{', 'not-json', ''],
    ['x'.repeat(longestPresetFile + 1), 'not-json', ''],
    ['null', 'other-file', ''],
    ['[]', 'other-file', ''],
    ['{"format":"nexus-site","version":1,"presets":[]}', 'other-file', ''],
    [fileOf({ version: 2, presets: [preset] }), 'newer-version', ''],
    [fileOf({ presets: [] }), 'not-as-described', 'presets'],
    [fileOf({ presets: Array.from({ length: 201 }, () => preset) }), 'not-as-described', 'presets'],
    [fileOf({ presets: [preset], key: '00' }), 'not-as-described', 'key'],
    [withPreset({ identity: 'CP001' }), 'not-as-described', 'presets.0.identity'],
    [withPreset({ authorizationKey: 'secretSecret1234' }), 'not-as-described', 'presets.0.authorizationKey'],
    [withPreset({ url: 5 }), 'not-as-described', 'presets.0.url'],
    [withPreset({ heartbeatS: 1e9 }), 'not-as-described', 'presets.0.heartbeatS'],
    [withPreset({ profile: '2' }), 'not-as-described', 'presets.0.profile'],
    [withPreset({ offline: 3 }), 'not-as-described', 'presets.0.offline'],
    [withPreset({ caPem: 'x'.repeat(16_385) }), 'not-as-described', 'presets.0.caPem'],
    ['{"format":"nexus-back-ends","version":1,"presets":[{"__proto__":{}}]}', 'not-as-described'],
  ])('is refused whole: %.60s', (text, problem, at?: string) => {
    const read = readPresetFile(text);
    expect(read).toMatchObject({ problem, ...(at === undefined ? {} : { at }) });
    expect(JSON.stringify(read)).not.toContain('secretSecret');
  });
});

describe('a back end to keep', () => {
  const codes = (change: Partial<BackEndPreset>) =>
    checkPreset({ ...preset, ...change }).findings.map(({ code }) => code);

  test('is kept as the rules of typing leave it', () => {
    expect(checkPreset({ ...preset, name: ' A ', url: ' WSS://CSMS.example.com/ocpp/ ' }).preset).toEqual({
      ...preset,
      name: 'A',
    });
  });

  test('is refused with a key in its address, a bad name, an open place, or the wrong profile', () => {
    expect(codes({ url: 'wss://h.example/a?auth=geheim' })).toEqual(['preset-query']);
    expect(codes({ url: 'wss://u:pw@h.example' })).toEqual(['url-credentials']);
    expect(codes({ url: 'ws://{host}:8887', profile: 0 })).toEqual(['url-placeholder']);
    expect(codes({ profile: 1 })).toEqual(['security-plain-needed']);
    for (const name of ['', '  ', 'a\nb', 'a\u202eb', 'x'.repeat(61)])
      expect(codes({ name })).toEqual(['preset-name']);
  });

  test('may be on this computer: where it is used, that is judged', () => {
    expect(codes({ url: 'ws://127.0.0.1:9000', profile: 0 })).toEqual([]);
  });

  test('has neither identity nor choice of preset, and gives the answers back', () => {
    const kept = presetOfAnswers('A', {
      ...{ where: 'operator', presetId: 'free-form', identity: 'CP001', acceptsLowerProfile: true },
      ...{ url: 'wss://csms.example.com', profile: 3, heartbeatS: 60 },
    });
    expect(JSON.stringify(kept)).not.toMatch(/CP001|free-form|Lower/);
    expect(answersOfPreset(kept)).toMatchObject({
      url: 'wss://csms.example.com',
      profile: 3,
      heartbeatS: 60,
    });
    expect('caPem' in answersOfPreset(kept)).toBe(true);
  });

  test('has the name of another that differs only in case or in the make of an accent', () => {
    expect(presetNameKey(' Bytovy\u0301 DŮM ')).toBe(presetNameKey(preset.name));
  });
});
