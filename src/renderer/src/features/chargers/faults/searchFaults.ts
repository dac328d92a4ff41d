import type { Fault } from '#shared/domain/charger/faults/faultCatalogue.ts';

/** For comparing what people type with what stands there: no case, no accents, no soft hyphens. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\u00ad]/gu, '')
    .toLowerCase();

/** The faults whose text or number has every word. */
export const searchFaults = (
  faults: readonly Fault[],
  words: string,
  textOf: (fault: Fault) => string,
): readonly Fault[] => {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return faults.filter((fault) => {
    const found = fold(`${textOf(fault)} ${fault.bit}`);
    return wanted.every((word) => found.includes(word));
  });
};
