import { z } from 'zod';
import type { BackEnd } from '#core/ocpp/backEnd/startBackEnd.ts';
import { backEndCommand } from '#shared/domain/ocppBackEnd/backEndCommand.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import { unexpected } from './incidents.ts';

const id = z.union([z.string().max(100), z.number()]).optional();

const ownCommand = z.discriminatedUnion('command', [
  z.strictObject({ id, command: z.literal('attempts') }),
  z.strictObject({ id, command: z.literal('chargers') }),
  z.strictObject({ id, command: z.literal('stop') }),
]);

const ownCommands: readonly unknown[] = ['attempts', 'chargers', 'stop'];

const notUnderstood = (field: string, reason: string) =>
  appError('ocpp.command-not-understood', { field, reason });

const parse = (line: string | null): Readonly<Record<string, unknown>> => {
  if (line === null) throw notUnderstood('line', 'longer than 65536 characters');
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw notUnderstood('line', 'not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw notUnderstood('line', 'not an object');
  return value as Record<string, unknown>;
};

const check = <T>(schema: z.ZodType<T>, value: unknown, field = 'command'): T => {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw notUnderstood(issue?.path.join('.') || field, issue?.code ?? 'invalid');
};

const carryOut = async (
  backEnd: BackEnd,
  { id: _id, ...value }: Readonly<Record<string, unknown>>,
  stop: () => void,
): Promise<object> => {
  if (!ownCommands.includes(value['command']))
    return { result: await backEnd.run(check(backEndCommand, value)) };
  const { command } = check(ownCommand, value);
  if (command === 'attempts') return { attempts: backEnd.attempts() };
  if (command === 'chargers') return { chargers: backEnd.chargers() };
  stop();
  return {};
};

/** Answers each line with one event: `result`, or `error` with what is wrong; never throws. */
export const createServeCommands =
  (backEnd: BackEnd, stop: () => void) =>
  async (line: string | null): Promise<object> => {
    let given: unknown = null;
    try {
      const value = parse(line);
      given = check(id, value['id'], 'id') ?? null;
      return {
        event: 'result',
        id: given,
        command: value['command'],
        ...(await carryOut(backEnd, value, stop)),
      };
    } catch (error) {
      const { code, details } = isAppError(error) ? error : unexpected(error);
      return { event: 'error', id: given, error: { code, details } };
    }
  };
