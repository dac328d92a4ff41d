import { setTimeout } from 'node:timers/promises';
import type { Core } from './createCore.ts';

type Closing = Pick<
  Core,
  'firmware' | 'controllers' | 'backEnd' | 'vault' | 'devices' | 'meters' | 'practice' | 'radio' | 'log'
>;

const updateEndsWithinMs = 2_000;

/** Ends every link cleanly, stops the practice site, closes the log. */
export const closeCore = async (parts: Closing): Promise<void> => {
  await parts.controllers.stopAll();
  parts.vault.lock();
  await parts.devices.closeAll();
  // Without a connection an update ends by itself, and stays open for who goes on.
  await Promise.race([
    parts.firmware.running.settled(),
    setTimeout(updateEndsWithinMs, undefined, { ref: false }),
  ]);
  await parts.meters.closeAll();
  await parts.backEnd.stop();
  await parts.practice.stop();
  await parts.radio.close();
  parts.log.close();
};
