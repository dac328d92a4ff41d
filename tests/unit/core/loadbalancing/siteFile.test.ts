import { expect, test } from 'vitest';
import { readSiteFile, writeSiteFile } from '#core/loadbalancing/siteFile.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';

const site: Site = {
  name: 'Garáž: „sever“',
  country: 'CZ',
  controller: { periodS: 5 },
  nodes: [
    { id: 'main', limitA: [63, 63, 50], breakerA: 63, baseLoadA: 10, meter: {} },
    { id: 'board 1', name: 'Unterverteilung: Süd, #2', parent: 'main', limitA: 40 },
  ],
  chargers: [
    {
      id: 'c1',
      node: 'board 1',
      maxA: 16,
      rotation: 'L2L3L1',
      address: { host: '10.0.0.11' },
      serial: '0042',
    },
  ],
};

test('a written site is read back as it was', () => {
  const { site: read, findings } = readSiteFile(writeSiteFile(site), 'site.yaml');
  expect(read).toEqual({ version: 1, ...site });
  expect(findings.filter(({ level }) => level === 'refuse')).toEqual([]);
});

test('a site without boards and chargers is read back too', () => {
  const empty: Site = { nodes: [], chargers: [] };
  expect(readSiteFile(writeSiteFile(empty), 'site.yaml').draft).toMatchObject(empty);
});

test('a bad site answers every finding and no site', () => {
  const text = [
    'nodes:',
    '  - { id: main, limitA: -5, baseLoadA: 2 }',
    '  - { id: b1, parent: nowhere, limitA: many }',
    'chargers:',
    '  - { id: c1, node: main, maxA: 16 }',
    '  - { id: c1, node: b7, maxA: 3 }',
  ].join('\n');
  const { site: read, findings } = readSiteFile(text, 'site.yaml');
  expect(read).toBeNull();
  const rules = findings.map(({ rule }) => rule);
  expect(rules).toEqual(
    expect.arrayContaining([
      'site-three-numbers',
      'site-limit-negative',
      'site-charger-twice',
      'site-charger-nowhere',
      'site-max-not-possible',
    ]),
  );
});

test.each([
  ['broken YAML', 'nodes: [', /line 1/],
  ['a key twice', 'nodes: []\nnodes: []', /line 2: DUPLICATE_KEY/],
  ['aliases', 'a: &a [1]\nb: [*a, *a]\nnodes: *a', /anchors/],
])('%s is refused as a file', (_name, text, reason) => {
  let thrown: unknown;
  try {
    readSiteFile(text, 'site.yaml');
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ code: 'file.invalid', details: { reason: expect.stringMatching(reason) } });
});
