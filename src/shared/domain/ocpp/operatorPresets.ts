import type { SecurityProfile } from './ocppLimits.ts';

/** What is known of an operator's back end; the charger appends its identity to the address. */
export interface OperatorPreset {
  readonly id: string;
  readonly name: string | null;
  readonly url: string;
  readonly profile: SecurityProfile | null;
}

/** Only addresses that an operator has published belong here; so far there is the free form. */
export const operatorPresets: readonly OperatorPreset[] = [
  { id: 'free-form', name: null, url: 'wss://', profile: null },
];
