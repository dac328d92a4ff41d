import { expect, test } from 'vitest';
import { answersLike } from '#core/commissioning/answersLike.ts';
import { type JobState, newJobState } from '#core/commissioning/jobState.ts';

const like = (answers: JobState['answers']): JobState =>
  newJobState(
    {
      id: 'job',
      kind: 'load-balancing',
      createdAtMs: 0,
      siteId: 'site',
      visitId: 'visit',
      socketId: 'socket',
      socketLabel: 'Garage 1',
      person: { name: '', qualification: '', certificate: '' },
      likeJobId: null,
    },
    answers,
  );

test('rotation and a fixed address advance, measurements and an identity stay behind', () => {
  const next = answersLike(
    like({
      circuit: { plug: 'cee-red-16', phaseRotation: 'L1L2L3', measurements: { loop: { value: 0.8 } } },
      control: { who: 'other-controller' },
      network: { ssid: 'Site', ipMode: 'static', address: '192.168.1.41', netmask: '255.255.255.0' },
      backend: { url: 'wss://csms.example.com/ocpp', identity: 'CP001', acceptsLowerProfile: true },
    }),
    {},
    new Set(['192.168.1.42']),
  );
  expect(next).toEqual({
    circuit: { plug: 'cee-red-16', phaseRotation: 'L2L3L1' },
    control: { who: 'other-controller' },
    network: { ssid: 'Site', ipMode: 'static', address: '192.168.1.43', netmask: '255.255.255.0' },
    backend: { url: 'wss://csms.example.com/ocpp' },
  });
});

test('a port that was the charger’s own is not carried to the next one, a chosen one is', () => {
  const answers = { circuit: {}, control: { modbusPort: 1502 }, network: {}, backend: {} };
  expect(answersLike(like(answers), { 'modbus.port': 1502 }, new Set()).control).toEqual({});
  expect(answersLike(like(answers), { 'modbus.port': 502 }, new Set()).control).toEqual({ modbusPort: 1502 });
});
