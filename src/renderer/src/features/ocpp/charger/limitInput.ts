/** Below 6 A no car charges; above 80 A no connector of this kind carries it. */
export const limitRange = { minA: 6, maxA: 80 } as const;

/** A typed limit in amperes, to a tenth as OCPP counts: 0 pauses, else 6–80; null for anything else. */
export const limitFrom = (typed: string): number | null => {
  const text = typed.trim().replace(',', '.');
  if (!/^\d{1,2}(\.\d)?$/.test(text)) return null;
  const limitA = Number(text);
  return limitA === 0 || (limitA >= limitRange.minA && limitA <= limitRange.maxA) ? limitA : null;
};
