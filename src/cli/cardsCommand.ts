import { type Command, InvalidArgumentError } from 'commander';
import { learnCard } from '#core/charger/cards/learnCard.ts';
import { journalFor } from '#core/configuration/configurationContext.ts';
import { viewApplied } from '#core/configuration/views.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { type Card, type CardSlots, cardSlots } from '#shared/domain/charger/cards/cardSlots.ts';
import { parseUid, writeUid } from '#shared/domain/charger/cards/cardUid.ts';
import {
  addCard,
  type CardChange,
  removeCard,
  setCardActive,
} from '#shared/domain/charger/cards/changeCards.ts';
import { storedBounds } from '#shared/domain/charger/current/storedBounds.ts';
import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import { isBluetooth, type Work, type WorkOptions, withCharger, withPerson } from './configurationWork.ts';
import { withDeviceOptions } from './options.ts';
import { describeProof } from './planOutput.ts';
import { ruleSentence } from './ruleWords.ts';
import { UsageError } from './usageError.ts';

interface CardsOptions extends WorkOptions {
  readonly name?: string;
  readonly limitA?: number;
}

const actions = ['list', 'add', 'remove', 'enable', 'disable', 'learn'] as const;
type Action = (typeof actions)[number];

const around = [
  'generation.settings',
  'capabilities',
  'limit.hardwareMax',
  'limit.min',
  'limit.adapter',
  'settings.installLimit',
];

const readState = (session: DeviceSession): Promise<PointValues> =>
  session.read([
    'cards.slots',
    ...around,
    ...[...session.profile.points.keys()].filter((name) => /^cards\.\d+\./.test(name)),
  ]);

const describeCard = ({ slot, uid, name, isActive, limitA, energyWh }: Card): string =>
  [
    String(slot),
    writeUid(uid),
    name === '' ? '–' : name,
    isActive ? 'active' : 'inactive',
    limitA === null ? 'no limit' : `${limitA} A`,
    energyWh === null ? '–' : `${(energyWh / 1000).toFixed(2)} kWh`,
  ].join('  ');

const list = (work: Work, slots: CardSlots): void => {
  const { cards, freeSlots } = slots;
  work.output.result({ serial: work.session.identity.serial, cards, freeSlots }, [
    ...cards.map(describeCard),
    `${cards.length} of ${cards.length + freeSlots.length} places used`,
  ]);
};

/** A card by its place (1–6) or by its number. */
const slotOf = (slots: CardSlots, which: string): number => {
  const uid = parseUid(which);
  const found = slots.cards.find(
    (card) => String(card.slot) === which || (uid.isUid && card.uid === uid.uid),
  );
  if (found === undefined) throw appError('cards.unknown', { card: which });
  return found.slot;
};

const changeFor = (action: Action, which: string, state: PointValues, options: CardsOptions): CardChange => {
  const slots = cardSlots(state);
  switch (action) {
    case 'add': {
      const { name = '', limitA = null } = options;
      return addCard({ uid: which, name, limitA, isActive: true }, slots, storedBounds(state));
    }
    case 'remove':
      return removeCard(slotOf(slots, which), slots);
    default:
      return setCardActive(slotOf(slots, which), action === 'enable', slots);
  }
};

const change = async (work: Work, action: Action, which: string, options: CardsOptions): Promise<void> => {
  const { core, session, visitor, output, newPin, report, signal } = work;
  const state = await readState(session);
  const made = changeFor(action, which, state, options);
  if (!made.isAllowed) {
    const { reason, params } = made;
    const sentence = ruleSentence('card', reason, params);
    throw appError('cards.refused', { reason, values: JSON.stringify(params), sentence });
  }
  // The place was chosen by what was just read: a card that came in between must not be overwritten.
  const generation = numberOf(state, 'generation.settings');
  const wanted = { values: made.desired, secrets: {}, generation };
  const applied = await core.configurations.apply(session, visitor, wanted, { newPin, report, signal });
  output.result({ ...viewApplied(applied), slot: made.slot }, describeProof(applied.proof));
};

const learn = async ({ core, session, visitor, output, report, signal }: Work): Promise<void> => {
  const card = await learnCard({
    session,
    journal: journalFor(core.work, session, visitor),
    clock: core.clock,
    signal,
    onWaiting: (seconds, ofSeconds) => report('hold the card to the charger', seconds, ofSeconds),
  });
  output.result({ serial: session.identity.serial, slot: card.slot, uid: card.uid }, [describeCard(card)]);
};

const cards = (
  target: string,
  action: string,
  which: string | undefined,
  options: CardsOptions,
): Promise<void> => {
  const known = actions.find((one) => one === action);
  if (known === undefined) throw new UsageError(`cards takes one of: ${actions.join(', ')}`);
  const takesCard = known !== 'list' && known !== 'learn';
  if (takesCard !== (which !== undefined)) {
    throw new UsageError(takesCard ? `cards ${known} needs a card` : `cards ${known} takes no card`);
  }
  if (known !== 'list' && !options.yes) throw new UsageError(`cards ${known} writes to a charger: say --yes`);
  return withCharger(target, options, isBluetooth(target) || known !== 'list', async (work) => {
    if (known === 'learn') return learn(work);
    if (which !== undefined) return change(work, known, which, options);
    list(work, cardSlots(await readState(work.session)));
  });
};

const amperes = (text: string): number => {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('takes whole amperes');
  return Number(text);
};

/** `cards TARGET list|add|remove|enable|disable|learn [UID or place]`. */
export const addCardsCommand = (program: Command): void => {
  withPerson(
    withDeviceOptions(
      program
        .command('cards <target> [action] [card]')
        .description(`RFID cards of a charger: ${actions.join(', ')}; a card by its number or its place`),
    ),
  )
    .option('--name <text>', 'name of a card that is added')
    .option('--limit-a <amperes>', 'highest current of a card that is added', amperes)
    .action((target: string, action: string | undefined, card: string | undefined, options: CardsOptions) =>
      cards(target, action ?? 'list', card, options),
    );
};
