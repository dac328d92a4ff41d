/** "Garage 1" is followed by "Garage 2", or by the next number that is still free; nothing where there is no number. */
export const nextLabel = (label: string, used: readonly string[]): string => {
  const [, stem, digits] = /^(.*?)(\d{1,6})$/.exec(label) ?? [];
  if (stem === undefined || digits === undefined) return '';
  let number = Number(digits);
  let next = label;
  do {
    number += 1;
    next = `${stem}${String(number).padStart(digits.length, '0')}`;
  } while (used.includes(next));
  return next;
};
