import type { AuthorizationKey } from './authorizationKey.ts';

const longestShown = 4000;
const hidden = '***';

/** Names of configuration keys whose value nobody may read. */
export const isSecretKey = (key: string): boolean => /authorizationkey|password|passphrase|secret/i.test(key);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutCredentials = (text: string): string => text.replace(/(:\/\/)[^/@\s]*@/g, `$1${hidden}@`);

/** Deeper than any message of OCPP; whoever nests on would only use up the stack. */
const deepestShown = 20;

/** `learn` hears of every secret that is hidden by the name of its key. */
const hide = (value: unknown, depth: number, learn: (secret: unknown) => void): unknown => {
  if (typeof value === 'string') return withoutCredentials(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepestShown) return '…';
  if (Array.isArray(value)) return value.map((each) => hide(each, depth + 1, learn));
  if (!isRecord(value)) return value;
  const isSecret = typeof value['key'] === 'string' && isSecretKey(value['key']);
  return Object.fromEntries(
    Object.entries(value).map(([name, content]) => {
      if (!(isSecret && name === 'value') && !isSecretKey(name))
        return [name, hide(content, depth + 1, learn)];
      learn(content);
      return [name, hidden];
    }),
  );
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Shorter words would be found everywhere. */
const shortestLearnt = 8;
const mostLearnt = 50;

// As it stands in a message: quotes and backslashes are escaped there.
const patternOf = (form: string): RegExp =>
  new RegExp(
    JSON.stringify(form)
      .slice(1, -1)
      .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
    'gi',
  );

/**
 * Makes what a message shows free of secrets: the key of the back end, and what was ever sent as the value of a secret
 * setting, wherever it comes back. Null for what is no message.
 */
export const createRedaction = (key: AuthorizationKey | undefined) => {
  const forms = key === undefined ? [] : [key.text, key.bytes.toString('hex'), key.bytes.toString('base64')];
  const patterns = new Map(forms.filter((form) => form !== '').map((form) => [form, patternOf(form)]));
  const learn = (secret: unknown): void => {
    if (typeof secret !== 'string' || secret.length < shortestLearnt || patterns.size >= mostLearnt) return;
    patterns.set(secret, patternOf(secret));
  };
  return (text: string): string | null => {
    const message = text.length > longestShown * 4 ? undefined : parsed(text);
    if (!Array.isArray(message)) return null;
    const shown = JSON.stringify(hide(message, 0, learn));
    const clean = [...patterns.values()].reduce((rest, pattern) => rest.replaceAll(pattern, hidden), shown);
    return clean.slice(0, longestShown);
  };
};
