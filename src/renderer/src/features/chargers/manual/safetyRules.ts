/** The safety rules that stand before every manual, in the order of the work; each has its text under `rule`. */
export const safetyRules = [
  'qualified',
  'circuit',
  'rcd',
  'cord',
  'earth',
  'moisture',
  'unplug',
  'fault',
  'repair',
  'monitoring',
  'inspection',
  'emergency',
] as const;
