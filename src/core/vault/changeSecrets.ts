import { closeValue, openValue } from './sealedValue.ts';
import { currentOf, pendingOf, withCurrent, withoutPending, withPending } from './secretValues.ts';
import type { Sodium } from './sodium.ts';
import type { StoredSecret, StoredValue, VaultDocument } from './vaultDocument.ts';
import type { VaultKeys } from './vaultKeys.ts';

export interface SecretKey {
  readonly serial: string;
  readonly point: string;
}

export interface Opened {
  readonly sodium: Sodium;
  readonly keys: VaultKeys;
}

export const secretOf = (document: VaultDocument, { serial, point }: SecretKey): StoredSecret | undefined =>
  document.secrets.find((secret) => secret.serial === serial && secret.point === point);

export const textOf = ({ sodium, keys }: Opened, { serial, point }: SecretKey, value: StoredValue): string =>
  openValue(sodium, keys, { serial, point, revision: value.revision }, value);

const order = (a: SecretKey, b: SecretKey): number =>
  a.serial === b.serial ? (a.point < b.point ? -1 : 1) : a.serial < b.serial ? -1 : 1;

/** The next revision of the document with other values of one secret; without values the secret is gone. */
export const withValues = (
  document: VaultDocument,
  { serial, point }: SecretKey,
  values: StoredValue[],
): VaultDocument => {
  const others = document.secrets.filter((secret) => secret.serial !== serial || secret.point !== point);
  const secrets = values.length === 0 ? others : [...others, { serial, point, values }].toSorted(order);
  return { ...document, revision: document.revision + 1, secrets };
};

/** The values after a put, or undefined when nothing changes. */
export const valuesAfterPut = (
  opened: Opened,
  document: VaultDocument,
  key: SecretKey,
  put: { readonly value: string; readonly inForce: boolean; readonly atMs: number },
): StoredValue[] | undefined => {
  const values = secretOf(document, key)?.values ?? [];
  const isSame = (known: StoredValue | undefined) =>
    known !== undefined && textOf(opened, key, known) === put.value;
  const pending = pendingOf(values);
  const current = currentOf(values);
  if (!put.inForce && isSame(pending[0] ?? current)) return undefined;
  if (put.inForce && isSame(current)) return pending.length === 0 ? undefined : withoutPending(values);

  const known = put.inForce ? pending.find(isSame) : undefined;
  if (known) return withCurrent(values, known);
  const revision = document.revision + 1;
  const closed = closeValue(opened.sodium, opened.keys, { ...key, revision }, put.value);
  const stored: StoredValue = { revision, status: 'pending', changedAtMs: put.atMs, ...closed };
  return put.inForce ? withCurrent(values, stored) : withPending(values, stored);
};

/** All secrets, closed again with other keys. */
export const closeAgain = (
  sodium: Sodium,
  from: VaultKeys,
  to: VaultKeys,
  secrets: readonly StoredSecret[],
): StoredSecret[] =>
  secrets.map(({ serial, point, values }) => ({
    serial,
    point,
    values: values.map((value) => {
      const place = { serial, point, revision: value.revision };
      return { ...value, ...closeValue(sodium, to, place, openValue(sodium, from, place, value)) };
    }),
  }));
