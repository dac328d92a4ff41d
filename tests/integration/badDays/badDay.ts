import type { JobView, TestEvent } from '#shared/contract/jobs.ts';
import type { LogEntry } from '#shared/domain/logEntry.ts';
import type { CoreOnSite } from '#tests/support/coreOnSite.ts';
import { goodCircuit, goodControl, joinPracticeWifi, openJob, resultOf } from '#tests/support/jobSteps.ts';

/** What is wrong with a charger from now on, or just happened to it; `{}` is a good day. */
export const faults = async ({ site }: CoreOnSite, body: object, charger = 0): Promise<void> => {
  const { status } = await site.control(`/chargers/${site.ready.chargers[charger]?.serial}/faults`, body);
  if (status !== 200) throw new Error(`faults ${JSON.stringify(body)}: ${status}`);
};

type StreamEvent = { readonly kind: string; readonly phase?: string };

/** Passes a stream on and does something once, at the first event that fits. */
export async function* disturbed<E extends StreamEvent>(
  stream: Promise<AsyncIterable<E>>,
  fits: (event: E) => boolean,
  act: () => Promise<void>,
): AsyncGenerator<E> {
  let isDone = false;
  for await (const event of await stream) {
    if (!isDone && fits(event)) {
      isDone = true;
      await act();
    }
    yield event;
  }
}

/** The code of the error a stream or call ends with; null when it went well. */
export const codeOf = async (work: Promise<unknown>): Promise<string | null> => {
  try {
    await work;
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

type Step = Parameters<typeof resultOf<unknown>>[0];

/** The code of the error a job's step ends with when something happens at one of its phases. */
export const stepDisturbedAt = (
  phase: string,
  stream: Step,
  act: () => Promise<void>,
): Promise<string | null> => {
  const isThere = (event: StreamEvent) => event.phase === phase;
  return codeOf(resultOf(Promise.resolve(disturbed(stream, isThere, act))));
};

/** Slow enough that what happens at the beginning of a step happens in the middle of it. */
export const slowly = { radio: { latencyMs: 5 } };

export const reconnect = async ({ api, site }: CoreOnSite, id: string, pin?: string): Promise<JobView> => {
  await resultOf(api.jobs.connect({ id }));
  return resultOf(api.jobs.unlock({ id, pin: pin ?? site.ready.chargers[0]?.pin ?? '' }));
};

/** A load-balancing job with its answers given and its Wi-Fi proven. */
export const jobAtReview = async (on: CoreOnSite): Promise<string> => {
  const { id } = await openJob(on, 'load-balancing');
  await on.api.jobs.save({ id, circuit: goodCircuit, control: goodControl });
  await joinPracticeWifi(on, id);
  return id;
};

/** A load-balancing job that stands before the point of no return. */
export const jobAtTheDoor = async (on: CoreOnSite): Promise<string> => {
  const id = await jobAtReview(on);
  await resultOf(on.api.jobs.write({ id }));
  for await (const _event of await on.api.jobs.proveBluetooth({ id, withoutCar: true }));
  await on.api.jobs.changePin({ id, newPin: '482917', pinKeeper: 'site owner' });
  return id;
};

/** The end of a test of control. */
export const endOf = async (stream: Promise<AsyncIterable<TestEvent>>): Promise<TestEvent | undefined> => {
  let last: TestEvent | undefined;
  for await (const event of await stream) last = event;
  return last;
};

/** Entries of a job, oldest first. */
export const entriesOf = async ({ api }: CoreOnSite, jobId: string): Promise<LogEntry[]> => {
  const { entries } = await api.log.entries({ filter: { jobId }, limit: 200 });
  return entries.toReversed() as LogEntry[];
};

/** Every intent has its outcome, and nobody touched an entry. */
export const nothingIsLost = async (on: CoreOnSite, id: string): Promise<void> => {
  const entries = await entriesOf(on, id);
  const closed = new Set(entries.map(({ intentId }) => intentId));
  const open = entries.filter((entry) => entry.kind === 'intent' && !closed.has(entry.id));
  if (open.length > 0) throw new Error(`intents without an outcome: ${JSON.stringify(open)}`);
  const { brokenAt } = await on.api.log.verify();
  if (brokenAt !== null) throw new Error(`the chain is broken at ${brokenAt}`);
};

/** The code of the error work ends with when something happens right after its intent is in the log. */
export const codeWhenDisturbed = async (
  { core }: CoreOnSite,
  purpose: string,
  work: () => Promise<unknown>,
  act: () => Promise<void>,
): Promise<string | null> => {
  const acted = Promise.withResolvers<void>();
  const stop = core.log.onAppended(({ kind, details }) => {
    if (kind === 'intent' && details['purpose'] === purpose) acted.resolve(act());
  });
  const code = await codeOf(work());
  stop();
  await acted.promise;
  return code;
};
