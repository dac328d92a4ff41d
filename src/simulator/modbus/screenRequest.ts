const UNITS: readonly number[] = [0, 1, 255];
const READS: readonly number[] = [3, 4];
const WRITE_ONE = 6;
const WRITE_MANY = 16;
const MAX_READ_REGISTERS = 125;
/** What fits into the largest frame of the Modbus TCP specification. */
const MAX_WRITE_REGISTERS = 123;

/** Bytes of unit id, function, address and count or value. */
const FIXED_BODY_BYTES = 6;

/**
 * The exception a request frame earns before any register is looked at, or undefined.
 * modbus-serial answers coils and a count of 0 or above 127 with silence or the wrong exception, so this is done here.
 */
export const screenRequest = (frame: Buffer): 1 | 3 | 11 | undefined => {
  const unit = frame.readUInt8(6);
  const functionCode = frame.readUInt8(7);
  const bodyBytes = frame.length - 6;
  if (!UNITS.includes(unit)) return 11;
  if (READS.includes(functionCode)) {
    if (bodyBytes !== FIXED_BODY_BYTES) return 3;
    const count = frame.readUInt16BE(10);
    return count === 0 || count > MAX_READ_REGISTERS ? 3 : undefined;
  }
  if (functionCode === WRITE_ONE) return bodyBytes === FIXED_BODY_BYTES ? undefined : 3;
  if (functionCode !== WRITE_MANY) return 1;
  if (bodyBytes < FIXED_BODY_BYTES + 1) return 3;
  const count = frame.readUInt16BE(10);
  const fits = count > 0 && count <= MAX_WRITE_REGISTERS;
  return fits && frame.readUInt8(12) === 2 * count && bodyBytes === FIXED_BODY_BYTES + 1 + 2 * count
    ? undefined
    : 3;
};
