import type { Clock } from '#core/ports/clock.ts';
import type { SecretStore, VaultFile } from '#core/ports/secretStore.ts';
import { appError } from '#shared/errors/appError.ts';
import {
  type Opened,
  type SecretKey,
  secretOf,
  textOf,
  valuesAfterPut,
  withValues,
} from './changeSecrets.ts';
import {
  currentOf,
  inForceAt,
  keptSecretOf,
  pendingOf,
  withCurrent,
  withoutPending,
} from './secretValues.ts';
import { areKeysOf, openSeal, readContents, writeContents } from './vaultContents.ts';
import type { StoredValue, VaultDocument } from './vaultDocument.ts';
import type { VaultSession } from './vaultSession.ts';

interface VaultSecretsParts {
  readonly file: VaultFile;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly session: VaultSession;
}

type Secrets = Omit<
  SecretStore,
  'state' | 'onState' | 'hasKeyStore' | 'create' | 'unlock' | 'unlockWithSystem' | 'lock' | 'setPassphrase'
>;

const maxNameCharacters = 80;
const maxValueCharacters = 1000;

/** Half a surrogate pair would come back as another character. */
const refuseUnkeepable = ({ serial, point }: SecretKey, value: string): void => {
  const isName = (name: string) => name.length > 0 && name.length <= maxNameCharacters && name.isWellFormed();
  const field = !isName(serial) ? 'serial' : !isName(point) ? 'point' : undefined;
  if (field) throw appError('input.invalid', { field, reason: 'name' });
  if (value.length > maxValueCharacters || !value.isWellFormed()) {
    throw appError('input.invalid', { field: 'value', reason: 'text' });
  }
};

/** What is kept in an unlocked vault. Each use reads the file anew: another process may have changed it. */
export const createVaultSecrets = ({ file, clock, session }: VaultSecretsParts): Secrets => {
  const openDocument = (bytes: Uint8Array | undefined): { opened: Opened; document: VaultDocument } => {
    const read = readContents(bytes);
    const opened = session.opened();
    if (!areKeysOf(opened.keys, read)) {
      // Somebody else changed the passphrase, or the file is another vault: these keys are of no use any more.
      session.close();
      throw appError('vault.locked', {});
    }
    return { opened, document: openSeal(opened.sodium, opened.keys, read) };
  };

  const change = (
    key: SecretKey,
    valuesAfter: (document: VaultDocument, opened: Opened) => StoredValue[] | undefined,
  ): void =>
    file.replace((present) => {
      const { opened, document } = openDocument(present);
      const values = valuesAfter(document, opened);
      return values && writeContents(opened.sodium, opened.keys, withValues(document, key, values));
    });

  const changeKnown = (key: SecretKey, valuesAfter: (values: StoredValue[]) => StoredValue[] | undefined) =>
    change(key, (document) => {
      const secret = secretOf(document, key);
      if (!secret) throw appError('vault.not-found', { charger: key.serial, point: key.point });
      return valuesAfter(secret.values);
    });

  return {
    list: () => readContents(file.read()).document.secrets.map(keptSecretOf),
    get(serial, point) {
      const { opened, document } = openDocument(file.read());
      const values = secretOf(document, { serial, point })?.values;
      if (!values) return undefined;
      const text = (value: StoredValue) => textOf(opened, { serial, point }, value);
      const current = currentOf(values);
      return { current: current ? text(current) : null, pending: pendingOf(values).map(text) };
    },
    getAsOf(serial, point, atMs) {
      const { opened, document } = openDocument(file.read());
      const value = inForceAt(secretOf(document, { serial, point })?.values ?? [], atMs);
      return value && textOf(opened, { serial, point }, value);
    },
    put(serial, point, value, { inForce } = { inForce: false }) {
      const key = { serial, point };
      refuseUnkeepable(key, value);
      const atMs = Math.round(clock.nowMs());
      change(key, (document, opened) => valuesAfterPut(opened, document, key, { value, inForce, atMs }));
    },
    confirm: (serial, point) =>
      changeKnown({ serial, point }, (values) => {
        const arrived = pendingOf(values)[0];
        return arrived && withCurrent(values, arrived);
      }),
    discardPending: (serial, point) =>
      changeKnown({ serial, point }, (values) =>
        pendingOf(values).length === 0 ? undefined : withoutPending(values),
      ),
    remove: (serial, point) => changeKnown({ serial, point }, () => []),
  };
};
