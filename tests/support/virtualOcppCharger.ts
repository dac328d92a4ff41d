import { createVirtualCharger } from '#simulator/charger/virtualCharger.ts';
import { createOcppClient } from '#simulator/ocpp/createOcppClient.ts';

export const ocppSerial = 'NX12345678';
const speed = 100;

/** Certificates in it: authorities, and its own with its key (PEM). */
export interface InstalledCertificates {
  readonly ca?: string | undefined;
  readonly client?: string | undefined;
}

/** A virtual charger on the practice network with its OCPP client, without a site around it. */
export const virtualOcppCharger = (certificates?: InstalledCertificates) => {
  let state: unknown;
  const wifi = { ssid: 'Practice', password: 'practice-1' };
  const make = () =>
    createVirtualCharger({
      ...{ serial: ocppSerial, seed: 1, speed, wifi, modbusPort: 1502, commissioned: true },
      model: { name: 'NEXUS 32', hardwareMaxA: 32, phases: 3 },
      persistence: {
        load: () => state,
        save: (next) => {
          state = next;
        },
      },
    });
  const first = make();
  first.ocpp.remember();
  first.close();
  if (certificates !== undefined) state = { ...(state as object), certificates };
  const virtual = make();
  const client = createOcppClient(virtual.ocpp);
  const activate = (url: string, more: Readonly<Record<string, number | string>> = {}) =>
    virtual.changeSettings({
      'modbus.flags': 0,
      'ocpp.url': url,
      'ocpp.identity': 'CP001',
      'ocpp.mode': 16,
      ...more,
    });
  return {
    virtual,
    client,
    activate,
    [Symbol.dispose]: () => {
      client.close();
      virtual.close();
    },
  };
};
