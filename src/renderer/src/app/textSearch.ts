/** What a page takes from its address: the named texts, without the empty ones. */
export const textSearch = <K extends string>(names: readonly K[]) => {
  return (search: Record<string, unknown>): Partial<Record<K, string>> => {
    const kept: Partial<Record<K, string>> = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string' && value !== '') kept[name] = value;
    }
    return kept;
  };
};
