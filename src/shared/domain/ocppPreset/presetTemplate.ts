/** What an address may leave open: the server of a back end at home, its port, or an account at the operator. */
export const placeholderNames = ['host', 'port', 'account'] as const;
export type PlaceholderName = (typeof placeholderNames)[number];
export type PlaceholderValues = Readonly<Partial<Record<PlaceholderName, string>>>;

const openPart = /\{(host|port|account)\}/g;

const isName = (text: string | undefined): text is PlaceholderName =>
  placeholderNames.some((name) => name === text);

/** What has to be filled in, in the order it stands in the address. */
export const placeholdersOf = (template: string): readonly PlaceholderName[] =>
  Array.from(template.matchAll(openPart), ([, name]) => name).filter(isName);

/** The address with what is known; an empty value leaves its place open, so that the address stays invalid. */
export const fillTemplate = (template: string, values: PlaceholderValues): string =>
  template.replaceAll(openPart, (place, name: string) => {
    const value = isName(name) ? (values[name]?.trim() ?? '') : '';
    return value === '' ? place : value;
  });

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** What was filled in; null when the address no longer has the form of the template. */
export const readTemplate = (template: string, url: string): PlaceholderValues | null => {
  const names = placeholdersOf(template);
  const parts = template.split(/\{(?:host|port|account)\}/).map(literal);
  const found = new RegExp(`^${parts.join('([^/]*)')}$`, 'u').exec(url);
  if (found === null) return null;
  return Object.fromEntries(
    names.map((name, index) => {
      const text = found[index + 1] ?? '';
      return [name, text === `{${name}}` ? '' : text];
    }),
  );
};

/** The address for people: what is open is left out. */
export const showTemplate = (template: string): string => template.replaceAll(openPart, '…');
