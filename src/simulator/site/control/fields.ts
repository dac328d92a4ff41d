/** A request that cannot be understood; the message goes back to the sender with status 400. */
export class BadRequest extends Error {}

/** Reads one value of a JSON body or refuses it by name. */
export type Reader<T> = (value: unknown, name: string) => T;

type Shape = Readonly<Record<string, Reader<unknown>>>;

/** What a shape reads: every key may be absent. */
export type Fields<S extends Shape> = { -readonly [K in keyof S]?: ReturnType<S[K]> };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads an object that may hold any of the shape's keys and no other. */
export const fields =
  <S extends Shape>(shape: S): Reader<Fields<S>> =>
  (value, name) => {
    if (!isRecord(value)) throw new BadRequest(`${name} must be an object`);
    const result: Record<string, unknown> = {};
    for (const [key, content] of Object.entries(value)) {
      const reader = Object.hasOwn(shape, key) ? shape[key] : undefined;
      if (reader === undefined) throw new BadRequest(`unknown key "${key}" in ${name}`);
      result[key] = reader(content, key);
    }
    return result as Fields<S>;
  };

export const flag: Reader<boolean> = (value, name) => {
  if (typeof value === 'boolean') return value;
  throw new BadRequest(`"${name}" must be true or false`);
};

export const numberFrom =
  (low: number, high: number): Reader<number> =>
  (value, name) => {
    if (typeof value === 'number' && value >= low && value <= high) return value;
    throw new BadRequest(`"${name}" must be a number from ${low} to ${high}`);
  };

export const integerFrom =
  (low: number, high: number): Reader<number> =>
  (value, name) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high) return value;
    throw new BadRequest(`"${name}" must be a whole number from ${low} to ${high}`);
  };

export const oneOf =
  <const T extends readonly (string | number | boolean)[]>(...choices: T): Reader<T[number]> =>
  (value, name) => {
    const choice: T[number] | undefined = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return choice;
    throw new BadRequest(
      `"${name}" must be one of ${choices.map((each) => JSON.stringify(each)).join(', ')}`,
    );
  };

/** An even number of hex digits, as bytes. */
export const hexBytes =
  (maxBytes: number): Reader<Buffer> =>
  (value, name) => {
    const isHex = typeof value === 'string' && /^([0-9a-fA-F]{2})+$/.test(value);
    if (isHex && value.length <= 2 * maxBytes) return Buffer.from(value, 'hex');
    throw new BadRequest(`"${name}" must be 1 to ${maxBytes} bytes in hex`);
  };

export const orNull =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value, name) =>
    value === null ? null : reader(value, name);

export const listOf =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (value, name) => {
    if (!Array.isArray(value)) throw new BadRequest(`"${name}" must be a list`);
    return value.map((item) => reader(item, name));
  };

/** The value of a key that has to be there. */
export const required = <T>(value: T | undefined, name: string): T => {
  if (value === undefined) throw new BadRequest(`"${name}" is missing`);
  return value;
};
