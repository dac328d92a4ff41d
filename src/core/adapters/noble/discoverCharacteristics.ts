import type { EventEmitter } from 'node:events';
import type { NobleCharacteristic, NobleService } from './noble.types.ts';
import type { OpenLink } from './openLink.ts';
import type { Begin } from './operation.ts';
import { longUuid } from './uuid.ts';

/** Generic Access and Generic Attribute: every device has them, and they say nothing about a charger. */
const skipped = new Set(['1800', '1801']);

const answerTo =
  <T>(emitter: EventEmitter, event: string, ask: () => void): Begin<T> =>
  ({ done }) => {
    emitter.once(event, done);
    ask();
    return () => void emitter.removeListener(event, done);
  };

/** All characteristics of a device by their long UUID; of two with the same one, the first. */
export const discoverCharacteristics = async (
  { queue, peripheral }: OpenLink,
  deadlineMs: number,
): Promise<ReadonlyMap<string, NobleCharacteristic>> => {
  const found = new Map<string, NobleCharacteristic>();
  const services = await queue.run(
    'discover',
    deadlineMs,
    answerTo<readonly NobleService[]>(peripheral, 'servicesDiscover', () => peripheral.discoverServices([])),
  );
  for (const service of services.filter(({ uuid }) => !skipped.has(uuid))) {
    const characteristics = await queue.run(
      'discover',
      deadlineMs,
      answerTo<readonly NobleCharacteristic[]>(service, 'characteristicsDiscover', () =>
        service.discoverCharacteristics([]),
      ),
    );
    for (const characteristic of characteristics) {
      const uuid = longUuid(characteristic.uuid);
      if (!found.has(uuid)) found.set(uuid, characteristic);
    }
  }
  return found;
};
