import type { EditablePoint } from '#shared/contract/configuration.ts';

/** A writable number in A; everything else by name. */
export const pointLike = (name: string, other: Partial<EditablePoint> = {}): EditablePoint => ({
  name,
  block: 'D',
  group: name.split('.')[0] ?? name,
  kind: 'number',
  unit: 'A',
  isWritable: true,
  isSecret: false,
  isVolatile: false,
  needsCarUnplugged: false,
  ranges: [{ min: 6, max: 40 }],
  special: [],
  choices: {},
  bits: {},
  ...other,
});
