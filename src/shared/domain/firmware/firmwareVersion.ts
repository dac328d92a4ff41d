const form = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})(?:\+([1-9]\d{0,2}))?$/;
const byteValues = 256;

/** The number of a version as in `identity.firmwareNumber` (`1.4.2+7` → 0x01040207); undefined for any other text. */
export const parseFirmwareVersion = (text: string): number | undefined => {
  const match = form.exec(text);
  if (match === null) return undefined;
  const bytes = match.slice(1, 5).map((part) => Number(part ?? 0));
  if (bytes.some((byte) => byte >= byteValues)) return undefined;
  return bytes.reduce((number, byte) => number * byteValues + byte, 0);
};

/** The text of a version number; a build of 0 is not written. */
export const firmwareVersionText = (number: number): string => {
  const byte = (place: number) => Math.floor(number / byteValues ** place) % byteValues;
  const build = byte(0);
  return `${byte(3)}.${byte(2)}.${byte(1)}${build === 0 ? '' : `+${build}`}`;
};

/** Below, equal to or above 0 as `left` is older than, the same as or newer than `right`; a text that is no version is oldest. */
export const compareFirmware = (left: string, right: string): number =>
  (parseFirmwareVersion(left) ?? -1) - (parseFirmwareVersion(right) ?? -1);
