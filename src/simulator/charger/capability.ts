/** Bits of `capabilities` by their numbers. */
export const capability = {
  threePhase: 0,
  phaseSwitching: 1,
  meter: 2,
  cards: 5,
  display: 6,
  brightness: 7,
  wifi: 8,
  bluetooth: 10,
  ocpp16: 11,
  ocpp201: 12,
  loadBalancing: 13,
  hostPush: 14,
  schedules: 15,
  history: 16,
  realTimeClock: 17,
  adapterCoding: 18,
  plugTemperature: 19,
  residual: 21,
  selfTest: 22,
  pilotInterruption: 23,
  sound: 24,
  fileTransfer: 25,
  settingsOverModbus: 27,
  historyMirror: 29,
  confirmedCommit: 30,
  practice: 31,
} as const;

/** What the hardware of a model can do with the right firmware. */
export function hardwareCapabilities(phases: 1 | 3): number {
  return Object.entries(capability)
    .filter(([name]) => phases === 3 || (name !== 'threePhase' && name !== 'phaseSwitching'))
    .reduce((bits, [, bit]) => (bits | (1 << bit)) >>> 0, 0);
}
