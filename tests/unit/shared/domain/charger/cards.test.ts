import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardSlots } from '#shared/domain/charger/cards/cardSlots.ts';
import { parseUid, writeUid } from '#shared/domain/charger/cards/cardUid.ts';
import {
  addCard,
  editCard,
  type NewCard,
  removeCard,
  setCardActive,
} from '#shared/domain/charger/cards/changeCards.ts';
import { currentBounds } from '#shared/domain/charger/current/currentBounds.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { encodePoint } from '#shared/profile/pointCodec.ts';
import { nexusProfile } from '#tests/profiles/allProfiles.ts';
import { openBounds } from './chargerFixtures.ts';

const hex = (bytes: number, fill = 'a3') => fill.repeat(bytes);

describe('a UID as it is typed', () => {
  test.each([
    '04:A3:b2:19',
    '04-a3-b2-19',
    '04 A3 B2 19',
    '  04a3b219 ',
    '0x04A3B219',
    '0x04, 0xA3, 0xB2, 0x19',
    '04.A3.B2.19',
    '04A3 B219',
    '０４Ａ３Ｂ２１９',
    '04\u00a0A3\u200bB2–19',
  ])('%j is 04a3b219', (typed) => {
    expect(parseUid(typed)).toEqual({ isUid: true, uid: '04a3b219', bytes: 4 });
  });

  test.each([
    ['', 'empty'],
    [' :- ', 'empty'],
    ['0x', 'empty'],
    ['04:A3:B2:1G', 'not-hex'],
    ['O4A3B219', 'not-hex'],
    ['04A3B21', 'odd-digits'],
    ['4:A3:B2:19', 'odd-digits'],
    ['4:A3:B:2190', 'odd-group'],
    ['4:A:3:B:2:1:9:0', 'odd-group'],
    [hex(1), 'length'],
    [hex(3), 'length'],
    [hex(5), 'length'],
    [hex(6), 'length'],
    [hex(8), 'length'],
    [hex(9), 'length'],
    [hex(11), 'length'],
    [hex(4, '00'), 'all-alike'],
    [hex(7, 'ff'), 'all-alike'],
  ])('%j is refused: %s', (typed, reason) => {
    expect(parseUid(typed)).toMatchObject({ isUid: false, reason });
  });

  test('comes back as it is written for people', () => {
    const uids = fc
      .constantFrom(4, 7, 10)
      .chain((bytes) => fc.uint8Array({ minLength: bytes, maxLength: bytes }));
    fc.assert(
      fc.property(uids, (bytes) => {
        const uid = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        const read = parseUid(writeUid(uid));
        expect(/^(0+|f+)$/.test(uid) ? 'all-alike' : uid).toBe(read.isUid ? read.uid : read.reason);
      }),
    );
  });
});

const card = (changes: Partial<NewCard> = {}): NewCard => ({
  uid: '04:A3:B2:19',
  name: 'Jana',
  limitA: null,
  isActive: true,
  ...changes,
});
const emptySlots: PointValues = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].map((slot) => [`cards.${slot}.flags`, 0]),
);
const desiredOf = (change: ReturnType<typeof addCard>): PointValues => {
  if (!change.isAllowed) throw new Error(change.reason);
  return change.desired;
};
const withCards = (...cards: NewCard[]): PointValues =>
  cards.reduce(
    (values, each) => ({ ...values, ...desiredOf(addCard(each, cardSlots(values), openBounds)) }),
    emptySlots,
  );
const uidNumber = (index: number) => `0${index}a3b219`;
const six = () =>
  withCards(...[1, 2, 3, 4, 5, 6].map((index) => card({ uid: uidNumber(index), name: `Card ${index}` })));

describe('the cards of a charger', () => {
  test('are read back as they were added, in the first free slot', () => {
    const values = withCards(card(), card({ uid: hex(10), name: 'Řidič č. 2', limitA: 16, isActive: false }));
    expect(cardSlots(values)).toEqual({
      cards: [
        { slot: 1, uid: '04a3b219', name: 'Jana', isActive: true, limitA: null, energyWh: null },
        { slot: 2, uid: hex(10), name: 'Řidič č. 2', isActive: false, limitA: 16, energyWh: null },
      ],
      freeSlots: [3, 4, 5, 6],
      unknownSlots: [],
    });
  });

  test('are values that the profile takes as they are', () => {
    const { points } = nexusProfile();
    const all = {
      ...withCards(card({ limitA: 16 })),
      ...desiredOf(removeCard(1, cardSlots(withCards(card())))),
    };
    for (const [name, value] of Object.entries({
      ...desiredOf(addCard(card(), cardSlots(emptySlots), openBounds)),
      ...all,
    })) {
      const point = points.get(name);
      if (point === undefined) throw new Error(name);
      expect(encodePoint(point, value).length, name).toBe(point.registers);
    }
  });

  test('a seventh is refused, unless it is one of the six: then that is said', () => {
    expect(addCard(card({ uid: hex(4) }), cardSlots(six()), openBounds)).toMatchObject({
      isAllowed: false,
      reason: 'full',
      params: { slots: 6 },
    });
    expect(addCard(card({ uid: uidNumber(5) }), cardSlots(six()), openBounds)).toMatchObject({
      reason: 'duplicate',
      params: { slot: 5, name: 'Card 5' },
    });
  });

  test('one card twice is refused, also when it is not active or typed in another way', () => {
    const slots = cardSlots(withCards(card({ isActive: false })));
    expect(addCard(card({ uid: '0x04A3B219' }), slots, openBounds)).toMatchObject({
      reason: 'duplicate',
      field: 'uid',
    });
  });

  test('nothing is added while a slot is unread', () => {
    const { 'cards.4.flags': _, ...partly } = emptySlots;
    expect(addCard(card(), cardSlots(partly), openBounds)).toMatchObject({ reason: 'not-read' });
    expect(cardSlots({ ...emptySlots, 'cards.2.flags': 3 }).unknownSlots).toEqual([2]);
  });

  test.each([
    [{ name: 'x'.repeat(20) }, null],
    [{ name: 'x'.repeat(21) }, 'name-too-long'],
    [{ name: 'ž'.repeat(10) }, null],
    [{ name: 'ž'.repeat(11) }, 'name-too-long'],
    [{ name: 'a\u0000b' }, 'name-characters'],
    [{ name: '\ud800' }, 'name-characters'],
    [{ limitA: 0 }, 'limit-zero'],
    [{ limitA: 5 }, 'limit-out-of-bounds'],
    [{ limitA: 6 }, null],
    [{ limitA: 32 }, null],
    [{ limitA: 33 }, 'limit-out-of-bounds'],
    [{ limitA: 6.5 }, 'limit-out-of-bounds'],
    [{ limitA: null }, null],
    [{ uid: '04A3' }, 'length'],
  ])('%j: %s', (changes, reason) => {
    const change = addCard(card(changes), cardSlots(emptySlots), openBounds);
    expect(change.isAllowed ? null : change.reason).toBe(reason);
  });

  test('a limit is refused while the model is unknown', () => {
    const unread = currentBounds({ values: {} });
    expect(addCard(card({ limitA: 6 }), cardSlots(emptySlots), unread)).toMatchObject({
      reason: 'limit-unknown-bounds',
    });
  });

  test('are changed, switched off and on, and leave nothing behind when removed', () => {
    const values = withCards(card({ limitA: 16 }), card({ uid: hex(7), name: 'Petr' }));
    const slots = cardSlots(values);
    expect(desiredOf(editCard(1, { name: 'Jana N.' }, slots, openBounds))).toMatchObject({
      'cards.1.name': 'Jana N.',
      'cards.1.maxCurrent': 16,
      'cards.1.flags': 3,
    });
    expect(editCard(1, { uid: hex(7) }, slots, openBounds)).toMatchObject({ reason: 'duplicate' });
    expect(desiredOf(setCardActive(2, false, slots))).toEqual({ 'cards.2.flags': 1 });
    expect(desiredOf(setCardActive(2, true, slots))).toEqual({ 'cards.2.flags': 3 });
    const gone = { ...values, ...desiredOf(removeCard(1, slots)) };
    expect(gone).toMatchObject({
      'cards.1.flags': 0,
      'cards.1.length': 0,
      'cards.1.uid': '0'.repeat(20),
      'cards.1.maxCurrent': 'none',
      'cards.1.name': '',
    });
    expect(cardSlots(gone).freeSlots).toEqual([1, 3, 4, 5, 6]);
    expect(removeCard(1, cardSlots(gone))).toMatchObject({ reason: 'no-such-card', params: { slot: 1 } });
  });
});
