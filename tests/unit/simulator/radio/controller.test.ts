import { expect, test } from 'vitest';
import { createAir } from '#simulator/radio/air.ts';
import { createController } from '#simulator/radio/controller.ts';
import { createConditionsTable } from '#simulator/radio/linkConditions.ts';
import { createRandom } from '#simulator/radio/random.ts';

/** Hex digits that are grouped for the eye. */
const plain = (text: string) => text.replaceAll(' ', '');
const packet = (text: string) => Buffer.from(plain(text), 'hex');
const createConnection = packet('01 0d20 19 6000 3000 00 00 0200000000c0 00 0600 1200 0000 2a00 0400 0600');

const createSite = () => {
  const random = createRandom(1);
  const air = createAir(createConditionsTable(random), random);
  const participant = (address: string) => {
    const events: string[] = [];
    const controller = createController(air, address, (event) => events.push(event.toString('hex')));
    return { events, host: (text: string) => controller.receive(packet(text)), controller };
  };
  return { air, central: participant('c0:00:00:00:00:01'), peripheral: participant('c0:00:00:00:00:02') };
};

/** Both ends of a link; the peripheral advertises an empty advertisement. */
const createLinkedSite = () => {
  const site = createSite();
  site.peripheral.host('01 0a20 01 01');
  site.central.controller.receive(createConnection);
  site.central.events.length = 0;
  site.peripheral.events.length = 0;
  return site;
};

test('a reset is complete and an unknown command is answered with status 1', () => {
  const { central } = createSite();
  central.host('01 030c 00');
  central.host('01 ff20 00');
  expect(central.events).toEqual(['040e0401030c00', '040e0401ff2001']);
});

test('the address is told last byte first and can be chosen', () => {
  const { central } = createSite();
  central.host('01 0910 00');
  central.host('01 01fc 06 060504030201');
  central.host('01 0910 00');
  expect(central.events).toEqual([
    plain('040e0a01091000 0100000000c0'),
    plain('040e0401 01fc00'),
    plain('040e0a01091000 060504030201'),
  ]);
});

test('a cancelled connection is completed with status 2', () => {
  const { central } = createSite();
  central.controller.receive(createConnection);
  central.host('01 0e20 00');
  expect(central.events).toEqual([
    '040f0400010d20',
    '040e04010e2000',
    plain('043e13 01 02 0000 00 00 0200000000c0 1200 0000 2a00 00'),
  ]);
});

test('a second connection attempt and a cancel without attempt are not allowed', () => {
  const { central } = createSite();
  central.host('01 0e20 00');
  central.controller.receive(createConnection);
  central.controller.receive(createConnection);
  expect(central.events).toEqual(['040e04010e200c', '040f0400010d20', '040f040c010d20']);
});

test('a connection tells both sides their role and ends the advertising', () => {
  const { central, peripheral } = createSite();
  peripheral.host('01 0a20 01 01');
  central.controller.receive(createConnection);
  expect(central.events.at(-1)).toBe(plain('043e1301 00 4000 00 00 0200000000c0 120000002a0000'));
  expect(peripheral.events.at(-1)).toBe(plain('043e1301 00 4000 01 00 0100000000c0 120000002a0000'));
});

test('data arrives as a first fragment with boundary flag 2, and is counted as sent', () => {
  const { central, peripheral } = createLinkedSite();
  central.host('02 4000 0700 03000400 0a0300');
  central.host('02 4010 0100 ff');
  expect(peripheral.events).toEqual([plain('024020 0700 030004000a0300'), plain('024010 0100 ff')]);
  expect(central.events).toEqual([plain('04130501 4000 0100'), plain('04130501 4000 0100')]);
});

test('a disconnect tells its own side 0x16 and the other one the reason', () => {
  const { central, peripheral } = createLinkedSite();
  central.host('01 0604 03 4000 13');
  expect(central.events).toEqual(['040f0400010604', plain('040504004000 16')]);
  expect(peripheral.events).toEqual([plain('040504004000 13')]);
});

test('a disconnect and a signal of a link that is not there are refused', () => {
  const { central } = createSite();
  central.host('01 0604 03 4000 13');
  central.host('01 0514 02 4000');
  expect(central.events).toEqual(['040f0402010604', plain('040e07010514 02 400000')]);
});

test('a connection update reaches both sides', () => {
  const { central, peripheral } = createLinkedSite();
  central.host('01 1320 0e 4000 0600 0c00 0000 6400 0000 0000');
  const update = plain('043e0a03 00 4000 0c00 0000 6400');
  expect(central.events).toEqual(['040f0400011320', update]);
  expect(peripheral.events).toEqual([update]);
});

test('a controller that leaves ends its links with a supervision time-out', () => {
  const { central, peripheral } = createLinkedSite();
  peripheral.controller.close();
  expect(central.events).toEqual([plain('040504004000 08')]);
});
