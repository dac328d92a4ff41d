import { appError } from '#shared/errors/appError.ts';
import type { CommandOptions } from './deviceSession.types.ts';
import { readPoints, type SessionParts, writePoints } from './sessionParts.ts';
import { isRefusal, refusalError } from './writeRefusal.ts';

const POLL_MS = 250;
const DEADLINE_MS = 10_000;
const RESULT_DONE = 2;

const RESULT = ['command.last', 'command.result', 'command.lastRegister'];

/**
 * Runs a command and follows its result: `done`, or `accepted` when the caller does not wait. `write.*` when it is
 * refused or fails, `device.timeout` when it does not end in time.
 */
export const runCommand = async (
  parts: SessionParts,
  run: number,
  argument: number,
  { waitDone = false, deadlineMs = DEADLINE_MS }: CommandOptions,
): Promise<'done' | 'accepted'> => {
  const { clock, identity } = parts;
  const device = identity.name;
  await writePoints(parts, { 'command.run': run, 'command.argument': argument }, 'ram');
  const startedMs = clock.monotonicMs();
  while (true) {
    const values = await readPoints(parts, RESULT);
    const result = values['command.last'] === run ? Number(values['command.result']) : 0;
    if (result === RESULT_DONE) return 'done';
    if (isRefusal(result)) throw refusalError(result, device, Number(values['command.lastRegister']));
    if (!waitDone && result !== 0) return 'accepted';
    if ((clock.monotonicMs() - startedMs) * clock.speed() >= deadlineMs) {
      throw appError('device.timeout', { device, operation: 'command' });
    }
    await clock.sleep(POLL_MS);
  }
};
