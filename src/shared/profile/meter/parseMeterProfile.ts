import { appError } from '#shared/errors/appError.ts';
import { type MeterDocument, type MeterPointName, meterDocumentSchema } from './meterDocument.ts';
import type { MeterPoint, MeterProfile, MeterType } from './meterProfile.ts';

/** How many faults one refusal names. */
const SHOWN_FAULTS = 5;

const UNAVAILABLE: Readonly<Record<string, number>> = {
  u16: 0xffff,
  s16: 0x8000,
  u32: 0xffff_ffff,
  s32: 0x8000_0000,
};

const REGISTERS = { u16: 1, s16: 1, u32: 2, s32: 2, f32: 2, f64: 4, u64: 4 } as const;

const typeOf = (text: string): MeterType => {
  const sized = /^string\((\d+)\)$/.exec(text);
  if (sized) return { kind: 'string', registers: Number(sized[1]) };
  return { kind: text as Exclude<MeterType['kind'], 'string'> };
};

const unavailableOf = ({ unavailable, type }: MeterDocument['points'][number]): readonly number[] => {
  if (unavailable === 'never') return [];
  const own = UNAVAILABLE[type];
  return [...(own === undefined ? [] : [own]), ...(unavailable ?? [])];
};

const pointOf = (point: MeterDocument['points'][number], document: MeterDocument): MeterPoint => {
  const type = typeOf(point.type);
  return {
    ...{ name: point.name, at: point.at, type },
    registers: type.kind === 'string' ? type.registers : REGISTERS[type.kind],
    scale: point.scale ?? 1,
    unit: point.unit ?? '',
    unavailableRaw: unavailableOf(point),
    source: point.source ?? document.source,
  };
};

const needed: readonly MeterPointName[] = ['current.l1', 'current.l2', 'current.l3'];
const neededForSign: readonly MeterPointName[] = ['power.l1', 'power.l2', 'power.l3'];

const overlaps = (points: readonly MeterPoint[]): string[] =>
  points
    .toSorted((a, b) => a.at - b.at)
    .flatMap((point, index, sorted) => {
      const next = sorted[index + 1];
      return next !== undefined && point.at + point.registers > next.at
        ? [`${next.name}: overlaps ${point.name}`]
        : [];
    });

const faultsOf = (document: MeterDocument): string[] => {
  const points = document.points.map((point) => pointOf(point, document));
  const names = points.map(({ name }) => name);
  const wanted = [
    ...needed,
    ...(document.currentSign === 'from-power' ? neededForSign : []),
    ...(document.match === undefined ? [] : [document.match.point]),
  ];
  const isRead = (point: MeterPoint, ...when: readonly string[]) =>
    document.spans.some(
      ({ start, length, read }) =>
        when.includes(read) && point.at >= start && point.at + point.registers <= start + length,
    );
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name}: named twice`),
    ...wanted.filter((name) => !names.includes(name)).map((name) => `${name}: missing`),
    ...overlaps(points),
    ...points.filter((point) => !isRead(point, 'always', 'once')).map(({ name }) => `${name}: in no span`),
    ...points
      .filter(
        (point) =>
          !/^(identity|map|rating|capabilities|sample\.period)/.test(point.name) && !isRead(point, 'always'),
      )
      .map(({ name }) => `${name}: not in a span that is always read`),
    ...[document.source, ...points.map(({ source }) => source)]
      .filter((source) => document.sources[source] === undefined)
      .map((source) => `source ${source}: not listed`),
  ];
};

/** Checks what was read from a file and makes it ready: `profile.invalid` with a readable reason. */
export const parseMeterProfile = (
  content: unknown,
  options: { readonly file: string; readonly verified: boolean },
): MeterProfile => {
  const parsed = meterDocumentSchema.safeParse(content);
  const faults = parsed.success
    ? faultsOf(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
  if (!parsed.success || faults.length > 0) {
    const reason = [...new Set(faults)].slice(0, SHOWN_FAULTS).join('; ');
    throw appError('profile.invalid', { file: options.file, reason });
  }
  const { sources: _sources, source: _source, points, ...document } = parsed.data;
  return {
    ...document,
    match: document.match,
    enableHint: document.enableHint,
    verified: options.verified,
    points: new Map(points.map((point) => [point.name, pointOf(point, parsed.data)])),
  };
};
