import type { SheetFacts } from './sheetFacts.ts';

export const sheetSections = ['charger', 'connection', 'certificates', 'behaviour', 'handover'] as const;
export type SheetSection = (typeof sheetSections)[number];

export const sheetRows = [
  'serial',
  'model',
  'firmware',
  'limit',
  'url',
  'identity',
  'connectionUrl',
  'profile',
  'key',
  'root',
  'client',
  'fingerprint',
  'until',
  'heartbeat',
  'meterValues',
  'offline',
  'chargingProfiles',
  'localLimit',
  'site',
  'socket',
  'date',
  'person',
  'proof',
] as const;
export type SheetRowName = (typeof sheetRows)[number];

export const sheetWords = [
  'profile0',
  'profile1',
  'profile2',
  'profile3',
  'keySeparately',
  'keyUnused',
  'noMeterValues',
  'offline0',
  'offline1',
  'offline2',
  'profilesAccepted',
  'profilesIgnored',
  'lowestWins',
  'proof-none',
  'proof-proven',
  'proof-seen-by-person',
  'proof-not-seen',
] as const;
export type SheetWord = (typeof sheetWords)[number];

export type SheetValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'word'; readonly word: SheetWord }
  | { readonly kind: 'amperes'; readonly amperes: number }
  | { readonly kind: 'seconds'; readonly seconds: number }
  | { readonly kind: 'date'; readonly atMs: number };

export interface SheetRow {
  readonly row: SheetRowName;
  readonly value: SheetValue;
}

/** The page as sections and rows; words are put to it where it is shown. */
export interface OperatorSheet {
  readonly isPractice: boolean;
  readonly sections: readonly { readonly section: SheetSection; readonly rows: readonly SheetRow[] }[];
}

const text = (row: SheetRowName, words: string): SheetRow[] =>
  words === '' ? [] : [{ row, value: { kind: 'text', text: words } }];
const word = (row: SheetRowName, name: SheetWord): SheetRow => ({ row, value: { kind: 'word', word: name } });
const date = (row: SheetRowName, atMs: number): SheetRow => ({ row, value: { kind: 'date', atMs } });
const seconds = (row: SheetRowName, count: number): SheetRow => ({
  row,
  value: { kind: 'seconds', seconds: count },
});

const certificateRows = (row: 'root' | 'client', each: SheetFacts['roots'][number]): SheetRow[] => [
  ...text(row, each.subject),
  ...text('fingerprint', each.sha256),
  date('until', each.untilMs),
];

/** What the operator of a back end needs to know of a charger, on one page and without secrets. */
export const operatorSheet = (facts: SheetFacts): OperatorSheet => {
  const { charger, profile, roots, client, meterIntervalS, site, socket } = facts;
  const usesKey = profile === 1 || profile === 2;
  const sections = [
    {
      section: 'charger',
      rows: [
        ...text('serial', charger.serial),
        ...text('model', charger.model),
        ...text('firmware', charger.firmware),
        ...(facts.limitA === null
          ? []
          : [{ row: 'limit' as const, value: { kind: 'amperes' as const, amperes: facts.limitA } }]),
      ],
    },
    {
      section: 'connection',
      rows: [
        ...text('url', facts.url),
        ...text('identity', facts.identity),
        ...text('connectionUrl', facts.connectionUrl),
        word('profile', `profile${profile}`),
        word('key', usesKey ? 'keySeparately' : 'keyUnused'),
      ],
    },
    {
      section: 'certificates',
      rows: [
        ...roots.flatMap((each) => certificateRows('root', each)),
        ...(client === null ? [] : certificateRows('client', client)),
      ],
    },
    {
      section: 'behaviour',
      rows: [
        seconds('heartbeat', facts.heartbeatS),
        meterIntervalS === 0 ? word('meterValues', 'noMeterValues') : seconds('meterValues', meterIntervalS),
        word('offline', `offline${facts.offline}`),
        word('chargingProfiles', facts.acceptsProfiles ? 'profilesAccepted' : 'profilesIgnored'),
        ...(facts.hasLocalLimit ? [word('localLimit', 'lowestWins')] : []),
      ],
    },
    {
      section: 'handover',
      rows: [
        ...text('site', site),
        ...text('socket', socket),
        date('date', facts.atMs),
        ...text('person', facts.person),
        word('proof', `proof-${facts.proof}`),
      ],
    },
  ] as const;
  return { isPractice: facts.isPractice, sections: sections.filter(({ rows }) => rows.length > 0) };
};
