/** A typed number with comma or point: the number, undefined for an empty field, null for anything else. */
export const readNumber = (text: string): number | undefined | null => {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  if (plain === '') return undefined;
  return /^-?\d{1,6}(\.\d{1,4})?$/.test(plain) ? Number(plain) : null;
};
