import type { EventEmitter } from 'node:events';
import type { Bleno } from './bleno.types.ts';
import type { AttStatus, GattCharacteristicSpec, GattServiceSpec } from './peripheral.types.ts';

const attCodes: Record<AttStatus, number> = { ok: 0x00, 'bad-offset': 0x07, 'bad-length': 0x0d };
const unlikelyError = 0x0e;

export interface GattService {
  readonly services: readonly EventEmitter[];
  notify(characteristicUuid: string, value: Buffer): void;
  /** Forgets what was latched for the link that ended. */
  linkEnded(): void;
}

type Updates = Map<string, (value: Buffer) => void>;
type Latches = Map<string, Buffer>;

const characteristicOf = (
  bleno: Bleno,
  spec: GattCharacteristicSpec,
  link: () => number,
  updates: Updates,
  latches: Latches,
) =>
  new bleno.Characteristic({
    uuid: spec.uuid,
    properties: spec.properties,
    onReadRequest: (offset, answer) => {
      try {
        if (offset === 0) latches.set(spec.uuid, Buffer.from(spec.read?.(link()) ?? []));
        const value = latches.get(spec.uuid) ?? Buffer.alloc(0);
        if (offset > value.length) answer(attCodes['bad-offset']);
        else answer(attCodes.ok, value.subarray(offset));
      } catch {
        answer(unlikelyError);
      }
    },
    onWriteRequest: (data, _offset, _withoutResponse, answer) => {
      let code = unlikelyError;
      try {
        code = attCodes[spec.write?.(link(), Buffer.from(data)) ?? 'ok'];
      } finally {
        answer(code);
      }
    },
    onSubscribe: (_maxValueBytes, update) => void updates.set(spec.uuid, update),
    onUnsubscribe: () => void updates.delete(spec.uuid),
  });

/** Turns the description of a GATT server into bleno's objects. */
export const createGattService = (
  bleno: Bleno,
  specs: readonly GattServiceSpec[],
  link: () => number,
): GattService => {
  const updates: Updates = new Map();
  const latches: Latches = new Map();
  const services = specs.map(
    ({ uuid, characteristics }) =>
      new bleno.PrimaryService({
        uuid,
        characteristics: characteristics.map((spec) => characteristicOf(bleno, spec, link, updates, latches)),
      }),
  );
  return {
    services,
    notify: (uuid, value) => updates.get(uuid)?.(value),
    linkEnded: () => {
      updates.clear();
      latches.clear();
    },
  };
};
