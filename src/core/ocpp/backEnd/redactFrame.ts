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

const hide = (value: unknown, depth: number): unknown => {
  if (typeof value === 'string') return withoutCredentials(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepestShown) return '…';
  if (Array.isArray(value)) return value.map((each) => hide(each, depth + 1));
  if (!isRecord(value)) return value;
  const isSecret = typeof value['key'] === 'string' && isSecretKey(value['key']);
  return Object.fromEntries(
    Object.entries(value).map(([name, content]) => [
      name,
      (isSecret && name === 'value') || isSecretKey(name) ? hidden : hide(content, depth + 1),
    ]),
  );
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Makes what a message shows free of secrets; null for what is no message. */
export const createRedaction = (key: AuthorizationKey | undefined) => {
  const forms =
    key === undefined
      ? []
      : [key.text, key.bytes.toString('hex'), key.bytes.toString('base64')]
          .filter(({ length }) => length > 0)
          // As it stands in a message: quotes and backslashes are escaped there.
          .map((form) => JSON.stringify(form).slice(1, -1));
  const patterns = forms.map(
    (form) => new RegExp(form.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'gi'),
  );
  return (text: string): string | null => {
    const message = text.length > longestShown * 4 ? undefined : parsed(text);
    if (!Array.isArray(message)) return null;
    const shown = JSON.stringify(hide(message, 0));
    const clean = patterns.reduce((rest, pattern) => rest.replaceAll(pattern, hidden), shown);
    return clean.slice(0, longestShown);
  };
};
