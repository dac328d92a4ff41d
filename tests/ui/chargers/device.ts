import type { DeviceView } from '#shared/contract/devices.ts';

const bits = (...numbers: number[]) => numbers.reduce((sum, bit) => sum + 2 ** bit, 0);
/** meter, pilot interruption, self-test of the residual current sensor. */
export const capabilitiesOf = { reference: bits(0, 2, 22, 23), withLock: bits(0, 2, 4, 22, 23) };

/** A charger that is open with its PIN; `changes` on top. */
export const deviceWith = (
  changes: Partial<DeviceView> & { readonly capabilities?: number } = {},
): DeviceView => {
  const { capabilities = capabilitiesOf.reference, ...view } = changes;
  return {
    id: 'd1',
    target: 'ble:NX1',
    door: 'bluetooth',
    isOpen: true,
    identity: {
      serial: 'NX1',
      model: 'NEXUS 32',
      name: 'NEXUS-1',
      vendor: 'NEXUS',
      firmware: '1.4.2',
      hardware: 1,
      mac: '000000000000',
      phases: 3,
      hardwareMaxA: 32,
      minA: 6,
      capabilities,
      practice: true,
      mapVersion: '1.0',
      bootCount: 1,
    },
    access: { state: 'open', attemptsLeft: 5, blockedSeconds: 0, pinIsFactory: true },
    rssiDbm: -50,
    jobId: null,
    ...view,
  };
};
