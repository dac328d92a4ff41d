import { describe, expect, test } from 'vitest';
import { checkTarget } from '#shared/domain/ocpp/checkTarget.ts';
import { startingProfile } from '#shared/domain/ocppPreset/presetChoice.ts';
import { fillTemplate, placeholdersOf, readTemplate } from '#shared/domain/ocppPreset/presetTemplate.ts';
import { publishedPresets } from '#shared/domain/ocppPreset/publishedPresets.ts';

const values = { host: '192.168.1.20', port: '8180', account: 'D8D2AFE54EF4D508' };
const checked = (url: string, profile: 0 | 1 | 2 | 3) =>
  checkTarget({ url, identity: 'NX75862751' }, { profile });

describe('the published addresses', () => {
  test.each(publishedPresets)('$name passes every rule once its places are filled in', (preset) => {
    const profile = startingProfile(preset);
    const { ok, findings, url } = checked(fillTemplate(preset.template, values), profile);
    expect(ok).toBe(true);
    // Nothing is left for the person to mend but what a public server without encryption means.
    expect(findings.map(({ code }) => code)).toEqual(preset.id === 'ecarup' ? ['url-plain-public'] : []);
    expect(url).toBe(fillTemplate(preset.template, values));
  });

  test.each(publishedPresets.filter(({ template }) => placeholdersOf(template).length > 0))(
    '$name is no address before that',
    (preset) => {
      const { ok, findings } = checked(preset.template, startingProfile(preset));
      expect([ok, findings[0]?.code]).toEqual([false, 'url-placeholder']);
    },
  );

  test('have an id of their own, a source and a day', () => {
    expect(new Set(publishedPresets.map(({ id }) => id)).size).toBe(publishedPresets.length);
    for (const { source, seen, printed } of publishedPresets) {
      expect(new URL(source.url).protocol).toBe('https:');
      expect(seen).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(printed).not.toBe('');
    }
  });
});

describe('an address with open places', () => {
  const template = 'ws://{host}:{port}/steve';

  test('keeps a place open that nobody has filled in', () => {
    expect(fillTemplate(template, { host: ' pi.local ' })).toBe('ws://pi.local:{port}/steve');
    expect(fillTemplate(template, {})).toBe(template);
  });

  test('gives back what was filled in, and null once it was changed by hand', () => {
    expect(readTemplate(template, 'ws://pi.local:{port}/steve')).toEqual({ host: 'pi.local', port: '' });
    expect(readTemplate(template, 'ws://pi.local:8180/steve')).toEqual({ host: 'pi.local', port: '8180' });
    expect(readTemplate(template, 'wss://pi.local:8180/steve')).toBeNull();
    expect(readTemplate('wss://a.example/x', 'wss://a.example/x')).toEqual({});
  });
});
