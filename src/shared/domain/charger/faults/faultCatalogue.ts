/**
 * How bad it is: `danger` to life, off the mains first; `stop` no charging until it is gone; `limits` charges with
 * less; `notice` charges as before.
 */
export type FaultSeverity = 'danger' | 'stop' | 'limits' | 'notice';

/** Who is called when the checks do not help. */
export type FaultHelp = 'electrician' | 'network-operator' | 'support' | 'car-workshop' | 'controller';

export interface Fault {
  /** Number of its bit in `state.fault`, `state.warning` and `state.faultLatched`. */
  readonly bit: number;
  /** Key of its texts in `faults:fault.<key>`; its name is `common:fault.<bit>`. */
  readonly key: string;
  readonly severity: FaultSeverity;
  /** It protects somebody: cleared only after a cause was found and chosen. */
  readonly isProtective: boolean;
  /** Keys of `faults:cause.<key>` that can be chosen, most likely first. */
  readonly causes: readonly string[];
  readonly help: FaultHelp;
}

const fault = <Key extends string>(
  bit: number,
  key: Key,
  severity: FaultSeverity,
  help: FaultHelp,
  causes: readonly string[] = [],
): Fault & { readonly key: Key } => ({ bit, key, severity, isProtective: causes.length > 0, causes, help });

const car = ['car-defect', 'moisture'] as const;

// Protective: earth, residual current, welded contactor, pilot and proximity (installation rules, tests of control);
// the sensor's self-test and the neutral protect the same people, so they are held to the same.
/** Every fault and warning of the register map, at the place of its bit. */
export const faultCatalogue = [
  fault(0, 'earth-missing', 'danger', 'electrician', [
    'loose-earth',
    'socket-without-earth',
    'it-network',
    'adapter-without-earth',
  ]),
  fault(1, 'residual-dc', 'danger', 'electrician', [...car, 'cable-damage', 'charger-defect']),
  fault(2, 'residual-ac', 'danger', 'electrician', [
    'moisture',
    'cable-damage',
    'car-defect',
    'charger-defect',
  ]),
  fault(3, 'contactor-welded', 'danger', 'support', [
    'charger-replaced',
    'contactor-replaced',
    'proved-open',
  ]),
  fault(4, 'contactor-not-closing', 'stop', 'support'),
  fault(5, 'pilot-short', 'stop', 'electrician', ['cable-damage', ...car, 'charger-defect']),
  fault(6, 'pilot-diode-missing', 'stop', 'car-workshop', ['car-defect', 'no-car', 'cable-damage']),
  fault(7, 'proximity-invalid', 'stop', 'electrician', [
    'plug-not-home',
    'cable-damage',
    'moisture',
    'foreign-cable',
  ]),
  fault(8, 'overcurrent', 'stop', 'car-workshop'),
  fault(9, 'temperature-inside', 'limits', 'support'),
  fault(10, 'temperature-mains-plug', 'limits', 'electrician'),
  fault(11, 'temperature-ev-plug', 'limits', 'electrician'),
  fault(12, 'undervoltage', 'stop', 'electrician'),
  fault(13, 'overvoltage', 'stop', 'network-operator'),
  fault(14, 'phase-missing', 'limits', 'electrician'),
  fault(15, 'lock-jammed', 'stop', 'support'),
  fault(16, 'ventilation-asked', 'stop', 'car-workshop'),
  fault(17, 'meter', 'notice', 'support'),
  fault(18, 'residual-self-test', 'danger', 'support', ['charger-defect', 'interference', 'moisture']),
  fault(19, 'temperature-sensor', 'limits', 'support'),
  fault(20, 'memory', 'notice', 'support'),
  fault(21, 'settings-invalid', 'stop', 'electrician'),
  fault(22, 'clock-lost', 'notice', 'electrician'),
  fault(23, 'rfid-reader', 'notice', 'support'),
  fault(24, 'radio', 'notice', 'support'),
  fault(25, 'failsafe-active', 'limits', 'controller'),
  fault(26, 'meter-lost', 'limits', 'electrician'),
  fault(27, 'watchdog-restart', 'notice', 'support'),
  fault(28, 'adapter-unknown', 'limits', 'electrician'),
  fault(29, 'contactor-end-of-life', 'notice', 'support'),
  fault(30, 'neutral-interrupted', 'danger', 'network-operator', [
    'loose-neutral',
    'supply-neutral',
    'charger-defect',
  ]),
  fault(31, 'unknown', 'stop', 'support'),
] as const satisfies readonly Fault[];
export type FaultKey = (typeof faultCatalogue)[number]['key'];

/** What is said about a bit; a number outside 0–31 counts as the unknown one. */
export const faultOf = (bit: number): Fault => faultCatalogue[bit] ?? faultCatalogue[31];

/** Every cause that can be chosen. */
export const faultCauses: readonly string[] = [...new Set(faultCatalogue.flatMap(({ causes }) => causes))];
