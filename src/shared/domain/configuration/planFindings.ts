import { closesBluetooth } from '#shared/domain/desired.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { PlannedChange } from '#shared/domain/plan.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { backEndFindings } from './backEndFindings.ts';
import type { PlanCharger, PlanOrigin } from './changePlan.types.ts';
import { type PlanRule, planFinding } from './planRules.ts';

type Findings = Finding<PlanRule>[];

const bit = (value: unknown, position: number): boolean =>
  typeof value === 'number' && Math.floor(value / 2 ** position) % 2 === 1;

const isAbove = (value: unknown, limit: unknown): boolean =>
  typeof value === 'number' && typeof limit === 'number' && value > limit;

/** Currents that hold when nobody steers; each must fit below the limit of the installation. */
const unattended = ['failsafe.defaultCurrent', 'settings.bootCurrent', 'loadBalancing.meterLossCurrent'];

const currentFindings = (after: PointValues, touched: ReadonlySet<string>): Findings => {
  const limitA = after['settings.installLimit'];
  return unattended.flatMap((point): Findings => {
    const valueA = after[point];
    const isTouched = touched.has(point) || touched.has('settings.installLimit');
    if (!isTouched || !isAbove(valueA, limitA)) return [];
    return [
      planFinding('plan-fail-safe-above-limit', point, {
        point,
        valueA: Number(valueA),
        limitA: Number(limitA),
      }),
    ];
  });
};

const serverFindings = (after: PointValues, touched: ReadonlySet<string>): Findings => {
  const isTouched = (...points: string[]) => points.some((point) => touched.has(point));
  const flags = after['modbus.flags'];
  const hasServer = bit(flags, 0);
  const found: Findings = [];
  if (isTouched('modbus.flags') && !hasServer && (bit(flags, 1) || bit(flags, 2))) {
    found.push(planFinding('plan-control-without-server', 'modbus.flags', {}));
  }
  const timesOut = isTouched('modbus.flags', 'loadBalancing.mode', 'failsafe.defaultTimeout');
  if (timesOut && hasServer && after['loadBalancing.mode'] === 0 && after['failsafe.defaultTimeout'] === 0) {
    found.push(planFinding('plan-timeout-zero', 'failsafe.defaultTimeout', {}));
  }
  const isSteered =
    hasServer || (typeof after['loadBalancing.mode'] === 'number' && after['loadBalancing.mode'] > 0);
  const isTold = isTouched('modbus.flags', 'loadBalancing.mode', 'ocpp.flags');
  if (isTold && isSteered && typeof after['ocpp.flags'] === 'number' && !bit(after['ocpp.flags'], 1)) {
    found.push(planFinding('plan-ocpp-ignores-modbus', 'ocpp.flags', {}));
  }
  return found;
};

const hasWifi = (after: PointValues, knownSecrets: readonly string[]): boolean =>
  typeof after['wifi.mode'] === 'number' &&
  after['wifi.mode'] > 0 &&
  after['wifi.ssid'] !== '' &&
  typeof after['wifi.ssid'] === 'string' &&
  knownSecrets.includes('wifi.password');

const doorFindings = (
  charger: PlanCharger,
  after: PointValues,
  knownSecrets: readonly string[],
): Findings => {
  if (!hasWifi(after, knownSecrets)) return [planFinding('plan-no-other-door', 'modbus.flags', {})];
  if (doorThatStays(after) === 'modbus') {
    return [
      planFinding('plan-closes-bluetooth', null, { address: String(charger.values['wifi.ipv4'] ?? '?') }),
    ];
  }
  // What was not readable is no door anybody can count on.
  const { 'ocpp.mode': mode, 'ocpp.url': url, 'ocpp.identity': identity } = after;
  const hasBackEnd = typeof mode === 'number' && mode !== 0 && isText(url) && isText(identity);
  if (!hasBackEnd) return [planFinding('plan-no-other-door', 'modbus.flags', {})];
  const seconds = Number(after['commit.confirmTimeout'] ?? 0);
  return [
    planFinding('plan-only-back-end', null, { url: String(url) }),
    // The confirmation would have to come over a door that is left, and there is none.
    ...(seconds > 0 ? [planFinding('plan-nobody-confirms', 'commit.confirmTimeout', { seconds })] : []),
  ];
};

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const protectionFindings = (after: PointValues, touched: ReadonlySet<string>): Findings => {
  const start = after['derating.start'];
  const stop = after['derating.stop'];
  const found: Findings = [];
  const isDerating = touched.has('derating.start') || touched.has('derating.stop');
  if (isDerating && typeof start === 'number' && typeof stop === 'number' && start >= stop) {
    found.push(planFinding('plan-derating-order', 'derating.start', { start, stop }));
  }
  if (touched.has('safety.flags') && after['safety.flags'] !== 3) {
    found.push(planFinding('plan-protection-off', 'safety.flags', {}));
  }
  return found;
};

const accessFindings = (input: FindingInput): Findings => {
  const { charger, changes, canRenewPin, willClose } = input;
  const found: Findings = [];
  if (willClose && charger.pinIsFactory && !canRenewPin)
    found.push(planFinding('plan-factory-pin', null, {}));
  const isStaged = changes.some(({ block }) => block !== null && 'DNOR'.includes(block));
  const flags = charger.values['modbus.flags'];
  const isControl = changes.some(({ block }) => block === 'C');
  if (charger.door === 'modbus' && isStaged && !(bit(flags, 1) && bit(flags, 2))) {
    found.push(planFinding('plan-modbus-locked', null, {}));
  } else if (charger.door === 'modbus' && isControl && !bit(flags, 1)) {
    found.push(planFinding('plan-modbus-no-control', null, {}));
  }
  // `state.cp`: letter A (10) = nothing plugged in.
  const unpluggedOnly = changes.filter(({ needsUnplugged }) => needsUnplugged).map(({ point }) => point);
  if (unpluggedOnly.length > 0 && charger.values['state.cp'] !== 10) {
    found.push(planFinding('plan-car-plugged', null, { points: unpluggedOnly.join(', ') }));
  }
  return found;
};

const secretFindings = ({ charger, after, touched, givenSecrets }: FindingInput): Findings => {
  if (!touched.has('wifi.ssid') || givenSecrets.includes('wifi.password')) return [];
  const isSet = charger.secretsSet.includes('wifi.password');
  if (after['wifi.ssid'] === '' || after['wifi.mode'] === 0) return [];
  return [
    planFinding(isSet ? 'plan-secret-kept' : 'plan-secret-missing', 'wifi.password', {
      point: 'wifi.password',
    }),
  ];
};

const originFindings = ({ charger, origin }: FindingInput): Findings => {
  const found: Findings = [];
  if (origin.model !== undefined && origin.model !== charger.model) {
    found.push(planFinding('plan-other-model', null, { made: origin.model, found: charger.model }));
  }
  const order = (origin.firmware ?? '').localeCompare(charger.firmware, 'en', { numeric: true });
  if (origin.firmware !== undefined && order > 0) {
    found.push(planFinding('plan-newer-firmware', null, { made: origin.firmware, found: charger.firmware }));
  }
  return found;
};

/** What speaks against settings themselves, whoever wants them: they would leave a charger unprotected. */
export const unsafeFindings = (after: PointValues, touched: ReadonlySet<string>): Findings => [
  ...serverFindings(after, touched),
  ...currentFindings(after, touched),
  ...protectionFindings(after, touched),
];

export interface FindingInput {
  readonly charger: PlanCharger;
  readonly changes: readonly PlannedChange[];
  /** The settings as they will be. */
  readonly after: PointValues;
  readonly touched: ReadonlySet<string>;
  readonly givenSecrets: readonly string[];
  readonly canRenewPin: boolean;
  readonly willClose: boolean;
  readonly origin: PlanOrigin;
}

/** The door a charger with these settings has for this program once Bluetooth is silent. */
export const doorThatStays = (after: PointValues): 'modbus' | 'none' =>
  bit(after['modbus.flags'], 0) ? 'modbus' : 'none';

/** True when these changes silence Bluetooth on a charger that is reached over it. */
export const isClosing = (charger: PlanCharger, changes: readonly PlannedChange[]): boolean =>
  charger.door === 'bluetooth' &&
  closesBluetooth(
    Object.fromEntries(changes.filter(({ doors }) => doors).map(({ point, to }) => [point, to])),
  );

/** Every rule about a plan, all reasons at once. */
export const findingsOf = (input: FindingInput): Findings => {
  const { charger, changes, after, touched, givenSecrets, willClose } = input;
  if (changes.length === 0) return originFindings(input);
  const knownSecrets = [...charger.secretsSet, ...givenSecrets];
  const flashed = changes.filter(({ wearsFlash }) => wearsFlash).length;
  return [
    ...accessFindings(input),
    ...unsafeFindings(after, touched),
    ...secretFindings(input),
    ...backEndFindings(input, {
      isPractice: charger.isPractice,
      hasKey: knownSecrets.includes('ocpp.authorizationKey'),
    }),
    ...(willClose ? doorFindings(charger, after, knownSecrets) : []),
    ...originFindings(input),
    ...(flashed > 0 ? [planFinding('plan-wears-flash', null, { count: flashed })] : []),
  ];
};
