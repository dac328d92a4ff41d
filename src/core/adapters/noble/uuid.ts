const baseTail = '00001000800000805f9b34fb';

/** Any spelling of a UUID as 32 lower-case hex digits; 16-bit ones stand on the Bluetooth base UUID. */
export const longUuid = (uuid: string): string => {
  const digits = uuid.replaceAll('-', '').toLowerCase();
  return digits.length >= 32 ? digits : digits.padStart(8, '0') + baseTail;
};
