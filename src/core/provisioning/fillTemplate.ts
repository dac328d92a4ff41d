/** A hole in a template: `${name}`. */
const hole = /\$\{([^}]*)\}/g;
const holeName = /^[A-Za-z][\w-]{0,39}$/;

/**
 * Fills the holes of a template's texts with values. Every hole needs a value and every value a hole: a misspelt name
 * must not leave a charger with half a template. `refuse` makes the error from a reason.
 */
export const fillTemplate = (
  texts: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
  refuse: (reason: string) => Error,
): Record<string, string> => {
  const used = new Set<string>();
  const fill = (text: string) =>
    text.replaceAll(hole, (_match, name: string) => {
      if (!holeName.test(name)) throw refuse(`\${${name}}: not a name`);
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) throw refuse(`\${${name}}: no value`);
      used.add(name);
      return value;
    });
  const filled = Object.fromEntries(Object.entries(texts).map(([point, text]) => [point, fill(text)]));
  const unused = Object.keys(values).filter((name) => !used.has(name));
  if (unused.length > 0) throw refuse(`values: ${unused.join(', ')}: no such hole`);
  return filled;
};
