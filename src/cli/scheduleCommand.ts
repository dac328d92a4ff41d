import { type Command, Option } from 'commander';
import { viewApplied } from '#core/configuration/views.ts';
import type { DeviceSession } from '#core/devices/deviceSession.types.ts';
import { lastingA, storedBounds } from '#shared/domain/charger/current/storedBounds.ts';
import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import { scheduleFindings } from '#shared/domain/charger/schedule/scheduleFindings.ts';
import {
  emptyWindowPoints,
  type ScheduleWindow,
  slotsOf,
  windowPoints,
  windowsFrom,
} from '#shared/domain/charger/schedule/scheduleWindow.ts';
import {
  type StartMode,
  startModes,
  whatHappensNext,
} from '#shared/domain/charger/schedule/whatHappensNext.ts';
import { zoneOrUtc } from '#shared/domain/charger/time/posixZone.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { appError } from '#shared/errors/appError.ts';
import { isBluetooth, type Work, type WorkOptions, withCharger, withPerson } from './configurationWork.ts';
import { withDeviceOptions } from './options.ts';
import { describeProof } from './planOutput.ts';
import { ruleSentence } from './ruleWords.ts';
import { describeWindow, parseDays, parseMinute, wholeNumber } from './scheduleWords.ts';
import { UsageError } from './usageError.ts';

interface ScheduleOptions extends WorkOptions {
  readonly days?: number;
  readonly from?: number;
  readonly to?: number;
  readonly currentA?: number;
  readonly energyWh?: number;
  readonly block?: true;
  readonly off?: true;
  readonly startMode?: StartMode;
}

const around = ['generation.settings', 'capabilities', 'limit.hardwareMax', 'limit.min', 'limit.adapter'];
const alone = [
  'schedule.slots',
  'clock.now',
  'clock.timezone',
  'settings.startMode',
  'settings.installLimit',
  'settings.maxCurrent',
  'settings.maxCurrentSinglePhase',
];

const readState = (session: DeviceSession): Promise<PointValues> =>
  session.read([
    ...around,
    ...alone,
    ...[...session.profile.points.keys()].filter((name) => /^schedule\.\d+\./.test(name)),
  ]);

const startModeOf = (state: PointValues): StartMode =>
  startModes[numberOf(state, 'settings.startMode') ?? 0] ?? 'plug-and-charge';

const show = ({ output, session }: Work, state: PointValues): void => {
  const windows = windowsFrom(state);
  const startMode = startModeOf(state);
  const zone = zoneOrUtc(String(state['clock.timezone'] ?? ''));
  const { code, params, needs } = whatHappensNext(
    windows,
    (numberOf(state, 'clock.now') ?? 0) * 1000,
    zone,
    startMode,
    lastingA({ ...state, 'identity.phases': session.identity.phases }),
  );
  output.result(
    { serial: session.identity.serial, startMode, zone: zone.text, windows, next: { code, params } },
    [
      ...windows.map(describeWindow),
      `start: ${startMode}, time zone: ${zone.text}`,
      `next: ${ruleSentence('next', code, params, zone)}`,
      ...(needs === null ? [] : [ruleSentence('needs', needs, {})]),
    ],
  );
};

/** The window as it would be: what is not given stays, in a free place it has to be given. */
const windowFor = (slot: number, state: PointValues, options: ScheduleOptions): ScheduleWindow => {
  const before = windowsFrom(state).find((window) => window.slot === slot);
  const { days = before?.days, from = before?.startMin, to = before?.stopMin } = options;
  const currentA = options.currentA ?? before?.currentA ?? numberOf(state, 'limit.min') ?? 6;
  if (days === undefined || from === undefined || to === undefined) {
    throw new UsageError(`place ${slot} is free: schedule set needs --days, --from and --to`);
  }
  return {
    ...{ slot, days, startMin: from, stopMin: to, currentA },
    isEnabled: options.off !== true,
    energyWh: options.energyWh ?? before?.energyWh ?? 0,
    mode: options.block === true ? 'block' : 'charge',
  };
};

const changesFor = (action: string, slot: number | null, state: PointValues, options: ScheduleOptions) => {
  const slots = slotsOf(state);
  if (slot !== null && (slot < 1 || slot > slots)) throw new UsageError(`places go from 1 to ${slots}`);
  const mode: PointValues =
    options.startMode === undefined ? {} : { 'settings.startMode': startModes.indexOf(options.startMode) };
  if (action === 'set')
    return { ...mode, ...(slot === null ? {} : windowPoints(windowFor(slot, state, options))) };
  const all = Array.from({ length: slots }, (_, index) => index + 1);
  const empty = slot === null ? all : [slot];
  return Object.assign({}, mode, ...empty.map(emptyWindowPoints)) as PointValues;
};

const change = async (
  work: Work,
  action: string,
  slot: number | null,
  options: ScheduleOptions,
): Promise<void> => {
  const { core, session, visitor, output, newPin, report, signal } = work;
  const state = await readState(session);
  const values = changesFor(action, slot, state, options);
  const then = { ...state, ...values };
  const findings = scheduleFindings({
    windows: windowsFrom(then),
    bounds: storedBounds(state),
    startMode: startModeOf(then),
    slots: slotsOf(state),
  }).filter((finding) => finding.slot === null || finding.slot === slot);
  const refused = findings.filter(({ level }) => level === 'refuse');
  if (refused.length > 0) {
    throw appError('schedule.refused', {
      reasons: refused.map(({ code }) => code).join(', '),
      sentences: refused.map(({ code, params }) => ruleSentence('schedule', code, params)).join(' '),
    });
  }
  for (const { code, params } of findings) output.say(ruleSentence('schedule', code, params));
  const wanted = { values, secrets: {}, generation: numberOf(state, 'generation.settings') };
  const applied = await core.configurations.apply(session, visitor, wanted, { newPin, report, signal });
  output.result(viewApplied(applied), describeProof(applied.proof));
};

const schedule = (
  target: string,
  action: string,
  slot: number | undefined,
  options: ScheduleOptions,
): Promise<void> => {
  if (!['show', 'set', 'clear'].includes(action)) throw new UsageError('schedule takes show, set or clear');
  const isWrite = action !== 'show';
  if (action === 'set' && slot === undefined && options.startMode === undefined) {
    throw new UsageError('schedule set needs a place (1–6), or --start-mode');
  }
  if (isWrite && !options.yes) throw new UsageError(`schedule ${action} writes to a charger: say --yes`);
  return withCharger(target, options, isBluetooth(target) || isWrite, async (work) => {
    if (isWrite) await change(work, action, slot ?? null, options);
    else show(work, await readState(work.session));
  });
};

/** `schedule TARGET show|set|clear [PLACE]`. */
export const addScheduleCommand = (program: Command): void => {
  const command = program
    .command('schedule <target> [action]')
    .description('windows of the week and how a charge begins: show, set PLACE, clear [PLACE]')
    .argument('[place]', 'place of a window, 1–6', wholeNumber);
  withPerson(withDeviceOptions(command))
    .option('--days <days>', 'such as mon-fri,sun', parseDays)
    .option('--from <time>', 'such as 22:00', parseMinute)
    .option('--to <time>', 'such as 06:00; before --from = the next day', parseMinute)
    .option('--current-a <amperes>', 'highest current in the window', wholeNumber)
    .option('--energy-wh <wh>', 'energy target, 0 = none', wholeNumber)
    .option('--block', 'no charging in the window')
    .option('--off', 'keep the window, but switched off')
    .addOption(new Option('--start-mode <mode>', 'how a charge begins').choices(startModes))
    .action(
      (target: string, action: string | undefined, slot: number | undefined, options: ScheduleOptions) =>
        schedule(target, action ?? 'show', slot, options),
    );
};
