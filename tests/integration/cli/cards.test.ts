import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PracticeSite, startSite } from '#tests/support/practiceSite.ts';
import { createDesk, type Desk, nexus, startNexus } from './nexus.ts';

let site: PracticeSite;
let desk: Desk;

beforeAll(async () => {
  site = await startSite({ chargers: 1, speed: 20 });
  desk = createDesk();
});
afterAll(async () => {
  await site.stop();
  desk.remove();
});

const words = (...args: string[]) => {
  const target = `ble:${site.ready.chargers[0]?.serial}`;
  return [
    'cards',
    target,
    ...args,
    '--data',
    desk.data,
    '--radio',
    site.ready.radio ?? '',
    '--pin',
    '000000',
  ];
};
const run = (...args: string[]) => nexus([...words(...args), '--json']);

test('cards are added, switched off and on, and removed, with proof', async () => {
  expect(await run('add', '04:A3:B2:C1')).toMatchObject({ code: 2 });
  const added = await run('add', '04:A3:B2:C1', '--name', 'Žofie', '--limit-a', '10', '--yes');
  expect(added).toMatchObject({ code: 0, json: [{ slot: 1 }] });
  expect(await run('list')).toMatchObject({
    code: 0,
    json: [{ cards: [{ slot: 1, uid: '04a3b2c1', name: 'Žofie', isActive: true, limitA: 10 }] }],
  });
  expect(await run('disable', '04a3b2c1', '--yes')).toMatchObject({ code: 0 });
  expect(await site.truth()).toMatchObject({ 'cards.1.flags': 1 });
  expect(await run('enable', '1', '--yes')).toMatchObject({ code: 0 });
  expect(await run('remove', '1', '--yes')).toMatchObject({ code: 0 });
  expect(await site.truth()).toMatchObject({ 'cards.1.flags': 0, 'cards.1.length': 0 });
});

test('what is no card, known already, unknown or too much current is refused before anything is written', async () => {
  await run('add', '04a3b2c1', '--yes');
  const refusal = async (...args: string[]) => (await run(...args, '--yes')).json[0]?.['error'];
  expect(await refusal('add', '04:A3:B')).toMatchObject({ details: { reason: 'odd-digits' } });
  expect(await refusal('add', '04-a3-b2-c1')).toMatchObject({ details: { reason: 'duplicate' } });
  expect(await refusal('add', '04a3b2c2', '--limit-a', '63')).toMatchObject({
    details: { reason: 'limit-out-of-bounds' },
  });
  expect(await refusal('remove', '5')).toMatchObject({ code: 'cards.unknown' });
  expect(await run('list', '1')).toMatchObject({ code: 2 });
  expect(await run('sort')).toMatchObject({ code: 2 });
});

test('the next card is learned', async () => {
  const learning = startNexus(words('learn', '--yes'));
  await learning.said('hold the card');
  await site.control(`/chargers/${site.ready.chargers[0]?.serial}/card`, { uid: '04112233445566' });
  const { code, stdout } = await learning.ended;
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('04:11:22:33:44:55:66'),
  });
});
