import { expect, test } from 'vitest';
import { noBackEnd } from '#core/commissioning/backEnd/backEndState.ts';
import { jobStateSchema } from '#core/commissioning/jobState.ts';

/** A job as the version before the back-end job stored it. */
const before = {
  id: 'job-1',
  kind: 'load-balancing',
  open: true,
  createdAtMs: 1,
  updatedAtMs: 2,
  siteId: 'site',
  visitId: 'visit',
  socketId: 'socket',
  socketLabel: 'Garage 1',
  person: { name: 'Žofie', qualification: '§ 6', certificate: '' },
  likeJobId: null,
  step: 'network',
  charger: null,
  asFound: null,
  generation: 3,
  unconfirmedGeneration: null,
  answers: {
    circuit: { plug: 'cee-red-16' },
    control: { who: 'other-controller' },
    network: { ssid: 'Site' },
  },
  wifi: { state: 'trial', rssiDbm: null, address: null },
  written: {
    points: ['wifi.ssid'],
    settings: false,
    doorsClosed: false,
    pinChanged: false,
    undone: false,
    bluetoothProof: 'none',
    networkProof: 'none',
  },
  modbusAddress: null,
  interruptionSeen: 0,
  currentA: 6,
  result: null,
  tests: [],
  proofs: [],
  socket: null,
  openPoints: [],
};

test('a job an earlier version stored is read on, without a back end', () => {
  expect(jobStateSchema.parse(before)).toEqual({
    ...before,
    answers: { ...before.answers, backend: {} },
    backEnd: noBackEnd,
  });
});
