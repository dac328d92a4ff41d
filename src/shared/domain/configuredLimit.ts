/** Amperes of the user's and the installation's limit together, from a reading; null where neither was read. */
export const configuredLimitA = (values: Readonly<Record<string, unknown>>): number | null => {
  const limits = ['settings.maxCurrent', 'settings.installLimit']
    .map((point) => values[point])
    .filter((value) => typeof value === 'number');
  return limits.length === 0 ? null : Math.min(...limits);
};
