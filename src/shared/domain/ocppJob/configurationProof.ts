import { type BackendAnswers, backendDefaults } from './backendAnswers.ts';

/** A setting as the charger tells its back end, against what was written. */
export interface KeyProof {
  readonly key: string;
  readonly wanted: string;
  readonly found: string | null;
  readonly result: 'in-force' | 'different' | 'not-readable';
}

/** What a back end can read of the written settings; a key a charger does not have is not readable, not wrong. */
export const configurationProof = (
  answers: BackendAnswers,
  rows: readonly { readonly key: string; readonly value: string | null }[],
): readonly KeyProof[] => {
  const wanted = {
    HeartbeatInterval: answers.heartbeatS ?? backendDefaults.heartbeatS,
    MeterValueSampleInterval: answers.meterIntervalS ?? backendDefaults.meterIntervalS,
    SecurityProfile: answers.profile ?? backendDefaults.profile,
  };
  return Object.entries(wanted).map(([key, value]): KeyProof => {
    const found = rows.find((row) => row.key === key)?.value ?? null;
    const text = String(value);
    return {
      key,
      wanted: text,
      found,
      result: found === null ? 'not-readable' : found === text ? 'in-force' : 'different',
    };
  });
};
