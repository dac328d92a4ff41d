import type { DoorState, VirtualCharger } from '#simulator/charger/virtualCharger.types.ts';

/** Resolves when a charger's doors are as wished, or when the time is over. */
export const untilDoors = (
  charger: VirtualCharger,
  isWished: (doors: DoorState) => boolean,
  timeoutMs: number,
): Promise<void> => {
  if (isWished(charger.doors())) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, timeoutMs);
  const stop = charger.onDoors((doors) => {
    if (isWished(doors)) resolve();
  });
  return promise.finally(() => {
    clearTimeout(timer);
    stop();
  });
};
