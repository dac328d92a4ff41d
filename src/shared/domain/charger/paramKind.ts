/**
 * How a parameter of a text is written. `word` = a number or key whose word stands in `list` under it; `moment` = ms
 * since 1970; `duration` = seconds; `energy` = Wh. The unit of a `number` is part of the text.
 */
export type ParamKind =
  | { readonly kind: 'word'; readonly list: string }
  | { readonly kind: 'moment' | 'duration' | 'energy' | 'number' };

const lists: Readonly<Record<string, string>> = {
  fault: 'common:fault',
  cause: 'faults:cause',
  capability: 'points:bits.capabilities',
  pause: 'points:bits.state.pauseReason',
  source: 'common:limitSource',
};

/** What a parameter of any table of this room is, by its name; texts (a name, a version, a phase) count as numbers. */
export const paramKind = (name: string): ParamKind => {
  const list = lists[name];
  if (list !== undefined) return { kind: 'word', list };
  if (name.endsWith('Ms')) return { kind: 'moment' };
  if (name.endsWith('S')) return { kind: 'duration' };
  return name.endsWith('Wh') ? { kind: 'energy' } : { kind: 'number' };
};
