const plainNumber = /^[+-]?\d+(\.\d+)?$/;
/** Also after blanks and in full width: some spreadsheets forgive both. */
const formulaStart = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/**
 * A cell that a spreadsheet shows and never calculates: what could begin a formula gets a leading apostrophe.
 * Plain numbers (`-5`, `+420123456789`) stay as they are.
 */
export const csvCell = (text: string): string =>
  formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
