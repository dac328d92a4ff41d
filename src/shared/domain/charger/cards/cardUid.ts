/** Lengths of a card's UID in bytes (ISO/IEC 14443: single, double and triple size). */
export const uidLengths = [4, 7, 10] as const;

/** Why what was typed is no UID, with the names its text fills in. */
export const uidRefusals = {
  empty: [],
  'not-hex': ['character'],
  'odd-digits': ['digits'],
  'odd-group': ['group'],
  length: ['bytes'],
  'all-alike': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type UidRefusal = keyof typeof uidRefusals;

export type UidResult =
  | { readonly isUid: true; readonly uid: string; readonly bytes: number }
  | {
      readonly isUid: false;
      readonly reason: UidRefusal;
      readonly params: Readonly<Record<string, number | string>>;
    };

const refuse = (reason: UidRefusal, params: Readonly<Record<string, number | string>> = {}): UidResult => ({
  isUid: false,
  reason,
  params,
});

const separators = /[\s:;,.\-_/‐-―\u200b\ufeff]+/u;

/**
 * The UID of a card as typed or pasted ("04:A3-b2 …", "0x04 0xA3", one word), as lower-case hex. Only 4, 7 and 10
 * bytes are UIDs; a group with an odd number of digits is refused rather than shifted.
 */
export const parseUid = (typed: string): UidResult => {
  const groups = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(separators)
    .map((group) => group.replace(/^0x/, ''))
    .filter((group) => group !== '');
  const digits = groups.join('');
  if (digits === '') return refuse('empty');
  const stranger = /[^0-9a-f]/u.exec(digits)?.[0];
  if (stranger !== undefined) return refuse('not-hex', { character: stranger });
  if (digits.length % 2 === 1) return refuse('odd-digits', { digits: digits.length });
  const odd = groups.find((group) => group.length % 2 === 1);
  if (odd !== undefined) return refuse('odd-group', { group: odd });
  const bytes = digits.length / 2;
  if (!(uidLengths as readonly number[]).includes(bytes)) return refuse('length', { bytes });
  // Zeros are what a locked charger shows for a card, ones what an empty memory holds.
  if (/^(0+|f+)$/.test(digits)) return refuse('all-alike');
  return { isUid: true, uid: digits, bytes };
};

/** `04:A3:B2:…` for people. */
export const writeUid = (uid: string): string => (uid.match(/../g) ?? []).join(':').toUpperCase();
