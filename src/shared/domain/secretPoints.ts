import { appError } from '#shared/errors/appError.ts';
import type { EntryChange } from './logEntry.ts';

/** Points whose value never enters the site log, a snapshot or a stored job. */
export const secretPoints: readonly string[] = [
  'wifi.password',
  'wifi.apPassword',
  'ocpp.authorizationKey',
  'ocpp.clientCertificate',
  'access.pin',
];

export const isSecretPoint = (point: string): boolean => secretPoints.includes(point);

const leak = (field: string) => appError('input.invalid', { field, reason: 'secret' });

/** Throws `input.invalid` when a change of a secret carries a value instead of only saying that it was written. */
export const refuseSecretChanges = (changes: readonly EntryChange[]): void => {
  for (const change of changes) {
    if (!isSecretPoint(change.point) && change.secret !== true) continue;
    for (const field of ['before', 'wanted', 'found'] as const) {
      if (change[field] !== undefined) throw leak(`changes.${change.point}.${field}`);
    }
  }
};

/** A charger answers a read of a secret with zeros: 0 and an empty text say nothing (register map, "Secrets"). */
const saysSomething = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '') || (typeof value === 'number' && value !== 0);

/**
 * Throws `input.invalid` when JSON holds the value of a secret: a text or number under the name of a secret point,
 * or beside `point: <its name>`. "Is one set" (true, false), null and zeros pass.
 */
export const refuseSecretsInJson = (value: unknown, path: string): void => {
  if (typeof value !== 'object' || value === null) return;
  const named = 'point' in value && typeof value.point === 'string' && isSecretPoint(value.point);
  for (const [key, inner] of Object.entries(value)) {
    const isSecretHere =
      isSecretPoint(key) || (named && ['value', 'before', 'wanted', 'found'].includes(key));
    if (isSecretHere && saysSomething(inner)) throw leak(`${path}.${key}`);
    refuseSecretsInJson(inner, `${path}.${key}`);
  }
};
