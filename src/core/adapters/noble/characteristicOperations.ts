import { attRequest, onAttError } from './attErrors.ts';
import type { Noble, NobleCharacteristic } from './noble.types.ts';
import type { Begin } from './operation.ts';

const refusal = (code: number) => new Error(`ATT error 0x${code.toString(16).padStart(2, '0')}`);

/** Reads a whole value. A notification that comes in between is not its answer. */
export const readValue =
  (noble: Noble, id: string, characteristic: NobleCharacteristic): Begin<Uint8Array> =>
  ({ done, refused }) => {
    const onData = (data: Buffer, isNotification: boolean) => {
      if (!isNotification) done(new Uint8Array(data));
    };
    const stopWatching = onAttError(noble, id, (request, code) => {
      if (request === attRequest.read) refused(refusal(code));
    });
    characteristic.on('data', onData);
    characteristic.read();
    return () => {
      stopWatching();
      characteristic.removeListener('data', onData);
    };
  };

/**
 * Writes a whole value with response. A long value goes as Prepare and Execute; noble sends Execute even after a
 * refused Prepare, so a refusal there counts once Execute is answered.
 */
export const writeValue =
  (noble: Noble, id: string, characteristic: NobleCharacteristic, value: Uint8Array): Begin<void> =>
  ({ done, refused }) => {
    let refusedPart: Error | undefined;
    const onWrite = () => (refusedPart ? refused(refusedPart) : done());
    const stopWatching = onAttError(noble, id, (request, code) => {
      if (request === attRequest.prepareWrite) refusedPart ??= refusal(code);
      if (request === attRequest.write || request === attRequest.executeWrite) refused(refusal(code));
    });
    characteristic.once('write', onWrite);
    characteristic.write(Buffer.from(value), false);
    return () => {
      stopWatching();
      characteristic.removeListener('write', onWrite);
    };
  };

/** Switches notifications on or off. */
export const switchNotifications =
  (noble: Noble, id: string, characteristic: NobleCharacteristic, isOn: boolean): Begin<void> =>
  ({ done, refused }) => {
    const stopWatching = onAttError(noble, id, (_request, code) => refused(refusal(code)));
    const onNotify = () => done();
    characteristic.once('notify', onNotify);
    characteristic.notify(isOn);
    return () => {
      stopWatching();
      characteristic.removeListener('notify', onNotify);
    };
  };
