import type { KeptSecret } from '#shared/contract/vault.ts';
import type { StoredSecret, StoredValue } from './vaultDocument.ts';

/** So many values that were once in force are remembered; a roll back to an earlier snapshot needs them. */
export const maxEarlier = 8;

type Values = readonly StoredValue[];

const withStatus = (values: Values, status: StoredValue['status']) =>
  values.filter((value) => value.status === status);

export const currentOf = (values: Values): StoredValue | undefined =>
  values.find(({ status }) => status === 'current');

/** Newest first. */
export const pendingOf = (values: Values): StoredValue[] => withStatus(values, 'pending').toReversed();

/** The value that was in force at a time, if it is remembered. */
export const inForceAt = (values: Values, atMs: number): StoredValue | undefined =>
  values.findLast(({ status, changedAtMs }) => status !== 'pending' && changedAtMs <= atMs);

const retired = (values: Values): StoredValue[] =>
  values
    .filter(({ status }) => status !== 'pending')
    .slice(-maxEarlier)
    .map((value) => ({ ...value, status: 'earlier' }));

/** `value` is in the charger: what was in force before becomes earlier, what was pending is forgotten. */
export const withCurrent = (values: Values, value: StoredValue): StoredValue[] => [
  ...retired(values),
  { ...value, status: 'current' },
];

export const withPending = (values: Values, value: StoredValue): StoredValue[] => [
  ...values,
  { ...value, status: 'pending' },
];

export const withoutPending = (values: Values): StoredValue[] =>
  values.filter(({ status }) => status !== 'pending');

/** What may be told of a secret. */
export const keptSecretOf = ({ serial, point, values }: StoredSecret): KeptSecret => ({
  serial,
  point,
  changedAtMs: values.at(-1)?.changedAtMs ?? 0,
  isPending: values.some(({ status }) => status === 'pending'),
});
