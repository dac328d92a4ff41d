import type { FrameView } from '#shared/contract/backEnd.ts';

/** What a message is, from its own words; `action` of an answer is that of its question. */
export interface FrameKind {
  readonly kind: 'call' | 'answer' | 'error' | 'other';
  readonly action: string;
}

const parsed = (text: string | null): readonly unknown[] => {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return Array.isArray(value) ? value : [];
  } catch {
    // A long message is cut off and cannot be parsed any more; its beginning is enough.
    const [, type, id, action] = /^\[(\d),"([^"]*)"(?:,"([^"]*)")?/.exec(text ?? '') ?? [];
    return type === undefined ? [] : [Number(type), id, action];
  }
};

/** Names every message; questions are remembered by direction and id, so that answers can be named too. */
export const kindsOf = (frames: readonly FrameView[]): ReadonlyMap<number, FrameKind> => {
  const asked = new Map<string, string>();
  return new Map(
    frames.map(({ nr, text, identity, direction }): [number, FrameKind] => {
      const [type, id, third] = parsed(text);
      const answers = direction === 'in' ? 'out' : 'in';
      if (type === 2) {
        asked.set(`${identity} ${direction} ${String(id)}`, String(third));
        return [nr, { kind: 'call', action: String(third) }];
      }
      const action = asked.get(`${identity} ${answers} ${String(id)}`) ?? '';
      if (type === 3) return [nr, { kind: 'answer', action }];
      return [
        nr,
        type === 4 ? { kind: 'error', action: action || String(third) } : { kind: 'other', action: '' },
      ];
    }),
  );
};

/** One line per message, for a file or an e-mail: time, direction, identity, text. */
export const logText = (frames: readonly FrameView[]): string =>
  frames
    .map(({ atMs, direction, identity, text, bytes }) =>
      [new Date(atMs).toISOString(), direction, identity, text ?? `(${bytes} bytes, no message)`].join('\t'),
    )
    .join('\n');
