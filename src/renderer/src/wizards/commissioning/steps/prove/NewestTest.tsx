import { useNewestEntries } from '#renderer/app/queries.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { TestSteps } from '#renderer/wizards/commissioning/test/TestSteps.tsx';
import { noTest, type TestState } from '#renderer/wizards/commissioning/test/testState.ts';
import type { LogEntry } from '#shared/domain/logEntry.ts';

type Judged = TestState['judged'][number];

const isJudged = (step: unknown): step is Omit<Judged, 'kind'> =>
  typeof step === 'object' &&
  step !== null &&
  'id' in step &&
  'verdict' in step &&
  'reason' in step &&
  'params' in step;

const stepsOf = (entry: LogEntry | undefined): readonly Judged[] => {
  const steps = entry?.details['steps'];
  return Array.isArray(steps)
    ? steps.filter(isJudged).map((step) => ({ ...step, kind: 'verdict' as const }))
    : [];
};

/** The newest finished test of this job as the log keeps it: also after a restart. */
export const NewestTest = () => {
  const { job } = useJob();
  const entries = useNewestEntries({ jobId: job.id, kinds: ['test'] }, 10);
  const judged = stepsOf(entries.data?.entries.find((entry) => entry.details['steps'] !== undefined));
  if (judged.length === 0) return null;
  const steps = judged.map(({ id }) => ({ id, kind: id, setpointA: null, lastsS: 0 }));
  return <TestSteps state={{ ...noTest, judged, plan: { kind: 'plan', steps, totalS: 0 } }} />;
};
