import type {
  AttStatus,
  GattCharacteristicSpec,
  GattServiceSpec,
} from '#simulator/radio/peripheral.types.ts';
import { accessServiceUuid, characteristicUuid, configurationServiceUuid } from './gattUuids.ts';
import type { BleBlockKey, BleSession, VirtualCharger } from './virtualCharger.types.ts';

export { advertisement } from './advertisement.ts';

export interface ChargerGatt {
  readonly services: readonly GattServiceSpec[];
  onLinkUp(link: number): void;
  onLinkDown(link: number): void;
  /** Values to notify: block B once per second, access state and result when they changed. */
  onNotify(listener: (uuid: string, value: Buffer) => void): () => void;
}

const writableBlocks: readonly BleBlockKey[] = ['C', 'D', 'N', 'O', 'R', 'H', 'F'];

type SessionOf = (link: number) => BleSession;

function block(
  sessionOf: SessionOf,
  key: BleBlockKey,
  properties: GattCharacteristicSpec['properties'],
): GattCharacteristicSpec {
  return {
    uuid: characteristicUuid[key],
    properties,
    read: (link) => sessionOf(link).readBlock(key),
    ...(properties.includes('write')
      ? { write: (link: number, value: Buffer): AttStatus => sessionOf(link).writeBlock(key, value) }
      : {}),
  };
}

function configurationService(sessionOf: SessionOf): GattServiceSpec {
  return {
    uuid: configurationServiceUuid,
    characteristics: [
      block(sessionOf, 'A', ['read']),
      block(sessionOf, 'B', ['read', 'notify']),
      ...writableBlocks.map((key) => block(sessionOf, key, ['read', 'write'])),
    ],
  };
}

function accessService(sessionOf: SessionOf): GattServiceSpec {
  return {
    uuid: accessServiceUuid,
    characteristics: [
      {
        uuid: characteristicUuid.pin,
        properties: ['write'],
        write: (link, value) => sessionOf(link).writePin(value),
      },
      {
        uuid: characteristicUuid.accessState,
        properties: ['read', 'notify'],
        read: (link) => sessionOf(link).accessState(),
      },
      {
        uuid: characteristicUuid.changePin,
        properties: ['write'],
        write: (link, value) => sessionOf(link).changePin(value),
      },
      {
        uuid: characteristicUuid.result,
        properties: ['read', 'notify'],
        read: (link) => sessionOf(link).lastResult(),
      },
    ],
  };
}

/** The charger's GATT server; each link has its own access, staging and result. */
export function createGattServices(charger: VirtualCharger): ChargerGatt {
  const sessions = new Map<number, BleSession>();

  // A link may be used before its link-up was told.
  const sessionOf = (link: number): BleSession => {
    const session = sessions.get(link) ?? charger.openBleSession();
    sessions.set(link, session);
    return session;
  };

  return {
    services: [configurationService(sessionOf), accessService(sessionOf)],
    onLinkUp: (link) => {
      sessions.get(link)?.end();
      sessions.set(link, charger.openBleSession());
    },
    onLinkDown: (link) => {
      sessions.get(link)?.end();
      sessions.delete(link);
    },
    onNotify: (listener) => {
      const stops = [
        charger.onSample(() => {
          for (const session of sessions.values()) listener(characteristicUuid.B, session.readBlock('B'));
        }),
        charger.onAccess(() => {
          for (const session of sessions.values()) {
            listener(characteristicUuid.accessState, session.accessState());
            listener(characteristicUuid.result, session.lastResult());
          }
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
