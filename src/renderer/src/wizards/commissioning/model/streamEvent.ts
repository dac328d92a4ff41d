import type { WireError } from '#shared/contract/wireError.ts';

/** What a long step sends: progress, then what was made or why not. */
export type StreamEvent<R> =
  | { readonly kind: 'progress'; readonly phase: string; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: R }
  | { readonly kind: 'failed'; readonly error: WireError };
