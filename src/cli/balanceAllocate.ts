import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { answerState, type StateAnswer } from '#shared/domain/balancing/allocate/answerState.ts';
import { type AppError, appError, isAppError } from '#shared/errors/appError.ts';

type Problems = Extract<StateAnswer, { problems: unknown }>['problems'];

const named = 3;

const refused = (problems: Problems): AppError => {
  const shown = problems.slice(0, named).map(({ message }) => message);
  if (problems.length > named) shown.push('…');
  return appError('balance.state-refused', { count: problems.length, problems: shown.join(' ') });
};

const parseJson = (given: string): unknown => {
  try {
    return JSON.parse(given) as unknown;
  } catch (cause) {
    const reason = given.trim() === '' ? 'empty' : cause instanceof Error ? cause.message : '';
    throw appError('balance.not-json', { reason }, { cause });
  }
};

/** One state from standard input, its set-points to standard output; a state that is not good writes nothing there. */
export const allocateOnce = async (): Promise<void> => {
  const answer = answerState(parseJson(await text(process.stdin)));
  if ('problems' in answer) throw refused(answer.problems);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
};

const answerLine = (line: string): { readonly isGood: boolean; readonly text: string } => {
  try {
    const answer = answerState(parseJson(line));
    if (!('problems' in answer)) return { isGood: true, text: JSON.stringify(answer) };
    const { code, details } = refused(answer.problems);
    return { isGood: false, text: JSON.stringify({ error: { code, details }, problems: answer.problems }) };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { isGood: false, text: JSON.stringify({ error: { code: error.code, details: error.details } }) };
  }
};

/** Waits until the reader of standard output has taken what was written; false when it has gone. */
const drained = (): Promise<boolean> =>
  new Promise((resolve) => {
    const done = () => {
      process.stdout.off('drain', done);
      process.stdout.off('close', done);
      resolve(process.stdout.writable);
    };
    process.stdout.on('drain', done);
    process.stdout.on('close', done);
  });

/**
 * One JSON document per line in, one per line out, in the same order; empty lines are passed over. A line that is not
 * good is answered by its error and the next one is read. True when every line was good.
 */
export const allocateLines = async (): Promise<boolean> => {
  let allGood = true;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const { isGood, text: answer } = answerLine(line);
    allGood &&= isGood;
    if (!process.stdout.write(`${answer}\n`) && !(await drained())) return allGood;
  }
  return allGood;
};
