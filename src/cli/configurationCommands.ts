import type { Command } from 'commander';
import { viewApplied, viewDrift, viewPlan, viewSnapshot } from '#core/configuration/views.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import { planTable, somethingToDo } from './applyTable.ts';
import {
  isBluetooth,
  readValues,
  type WorkOptions,
  wantedFrom,
  withCharger,
  withPerson,
} from './configurationWork.ts';
import { openCore } from './openCore.ts';
import { withDeviceOptions } from './options.ts';
import { createOutput } from './output.ts';
import { describeNotRestorable, describePlan, describeProof } from './planOutput.ts';
import { readTextFile } from './readTextFile.ts';
import { type TableOptions, withTableOptions } from './tableWork.ts';
import { UsageError } from './usageError.ts';

interface PlanOptions extends TableOptions {
  readonly desired?: string;
  readonly table?: string;
}

const snapshot = (target: string, options: WorkOptions): Promise<void> =>
  withCharger(
    target,
    options,
    isBluetooth(target),
    async ({ core, session, visitor, output, report, signal }) => {
      const taken = await core.configurations.snapshot(session, visitor, { report, signal });
      output.result(viewSnapshot(taken), [taken.id]);
    },
  );

const plan = async (target: string | undefined, options: PlanOptions): Promise<void> => {
  if (options.table !== undefined && target === undefined && options.desired === undefined) {
    return planTable(options.table, options);
  }
  if (target === undefined || options.desired === undefined || options.table !== undefined) {
    throw new UsageError('plan takes TARGET --desired FILE, or --table FILE');
  }
  return planOne(target, options.desired, options);
};

const planOne = (target: string, file: string, options: WorkOptions): Promise<void> => {
  const text = readTextFile(file);
  const values = readValues(options.values);
  return withCharger(target, options, isBluetooth(target), async (work) => {
    const { core, session, visitor, output, newPin, report, signal } = work;
    const wanted = wantedFrom(session, text, file, values);
    const found = await core.configurations.plan(session, visitor, wanted, { newPin, report, signal });
    output.result(viewPlan(found), describePlan(found));
    if (found.steps.length > 0) process.exitCode = somethingToDo;
  });
};

const rollback = (target: string, options: WorkOptions & { to: string }): Promise<void> => {
  if (!options.yes) throw new UsageError('rollback writes to a charger: say --yes');
  return withCharger(target, options, isBluetooth(target), async (work) => {
    const { core, session, visitor, output, newPin, report, signal } = work;
    const done = await core.configurations.rollback(session, visitor, options.to, { newPin, report, signal });
    const { notRestorable, proof } = done;
    output.result(viewApplied(done, notRestorable), [
      ...describeProof(proof),
      ...describeNotRestorable(notRestorable),
    ]);
  });
};

const drift = (target: string, options: WorkOptions): Promise<void> =>
  withCharger(
    target,
    options,
    isBluetooth(target),
    async ({ core, session, visitor, output, report, signal }) => {
      const found = await core.configurations.drift(session, visitor, { report, signal });
      output.result(
        viewDrift(found),
        found.snapshotId === null
          ? ['the log has nothing to compare with; the charger is logged now']
          : [
              `${found.compared} settings compared, ${found.rows.length} changed`,
              ...found.rows.map(
                ({ point, logged, live, state }) => `${point}: ${logged ?? '–'} → ${live ?? '–'} (${state})`,
              ),
            ],
      );
    },
  );

interface ResumeOptions extends WorkOptions {
  readonly seen?: boolean;
}

interface RunToResume {
  readonly id: string;
  readonly target: string;
  readonly newAddress: string | null;
}

const targetsOf = (run: RunToResume): string[] => [
  ...(run.newAddress === null ? [] : [`modbus://${run.newAddress}`]),
  run.target,
];

/** A charger that may have changed doors is looked for at the new one first; once work has begun there, it ends there. */
const openAny = async (
  targets: readonly string[],
  open: (target: string, onBegun: () => void) => Promise<void>,
): Promise<void> => {
  let hasBegun = false;
  for (const [index, target] of targets.entries()) {
    try {
      return await open(target, () => {
        hasBegun = true;
      });
    } catch (error) {
      if (hasBegun || isAppError(error, 'job.cancelled') || index === targets.length - 1) throw error;
    }
  }
};

const resumeRun = async (id: string, targets: readonly string[], options: WorkOptions): Promise<void> =>
  openAny(targets, (target, onBegun) =>
    withCharger(
      target,
      options,
      isBluetooth(target),
      async ({ core, session, output, newPin, report, signal }) => {
        onBegun();
        const done = await core.configurations.resume(id, session, { newPin, report, signal });
        output.result(viewApplied(done), describeProof(done.proof));
      },
    ),
  );

/** A charger that was to leave for its back end and no longer answers over Bluetooth: what the log knows of it. */
const endSilent = async (id: string, options: ResumeOptions): Promise<boolean> => {
  await using core = await openCore(options);
  const left = core.configurations.endLeftToBackEnd(id, { isSeen: options.seen === true });
  if (left === null) return false;
  const stored = left.activation === 'stored' ? 'it had stored OCPP' : 'whether it stored OCPP is not proven';
  const seen =
    left.seen === 'by-person' ? 'seen at its back end by a person' : 'not seen at its back end from here';
  createOutput(options.json === true).result(left, [
    `${left.serial}: ${stored}, silent over Bluetooth, ${seen}`,
  ]);
  return true;
};

const resumeOrEnd = async (run: RunToResume, options: ResumeOptions): Promise<void> => {
  try {
    await resumeRun(run.id, targetsOf(run), options);
  } catch (error) {
    if (!isAppError(error, 'device.not-found') || !(await endSilent(run.id, options))) throw error;
  }
};

const interruptedRuns = async (options: WorkOptions) => {
  await using core = await openCore(options);
  return core.configurations.interrupted();
};

const resume = async (options: ResumeOptions): Promise<void> => {
  const runs = await interruptedRuns(options);
  if (runs.length === 0) createOutput(options.json === true).say('nothing to resume');
  for (const run of runs) await resumeOrEnd(run, { ...options, person: run.person });
};

const requireSnapshotId = (value: string): string => {
  if (value.trim() === '') throw appError('log.not-found', { what: value });
  return value;
};

/** `snapshot`, `plan`, `rollback`, `drift`, `resume`. */
export const addConfigurationCommands = (program: Command): void => {
  const add = (name: string, description: string) =>
    withPerson(withDeviceOptions(program.command(name).description(description)));
  add('snapshot <target>', 'read everything and keep it in the log').action(snapshot);
  withTableOptions(add('plan [target]', 'show what would be written; exit 3 when there is something to do'))
    .option('--desired <file>', 'YAML with points:, one name: value per line')
    .option('--values <file>', 'YAML with name: value for the holes ${name} of the desired state')
    .action(plan);
  add('rollback <target>', 'bring a charger back to a snapshot of the log')
    .requiredOption('--to <id>', 'id of the snapshot', requireSnapshotId)
    .action(rollback);
  add('drift <target>', 'compare a charger with the log, point by point').action(drift);
  add('resume', 'go on with what broke off, charger by charger')
    .option('--seen', 'a person saw the charger at its back end after an activation that broke off')
    .action(resume);
};
