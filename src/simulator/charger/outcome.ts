/** How a write ended; `register` is the first refused one. */
export type Outcome =
  | { readonly kind: 'done'; readonly code: 1 | 2 | 3 }
  | {
      readonly kind: 'refused';
      /** As `command.result`. */
      readonly code: 128 | 129 | 130 | 131 | 132;
      readonly exception: 1 | 2 | 3 | 4 | 6;
      readonly register: number;
    };

export type Refusal = Extract<Outcome, { kind: 'refused' }>;

const kinds = {
  state: { code: 128, exception: 1 },
  value: { code: 129, exception: 3 },
  /** No such register, half of a value, or read-only. */
  address: { code: 129, exception: 2 },
  locked: { code: 130, exception: 1 },
  tooSoon: { code: 131, exception: 6 },
  failed: { code: 132, exception: 4 },
} as const;

export function refuse(reason: keyof typeof kinds, register: number): Refusal {
  return { kind: 'refused', ...kinds[reason], register };
}

export const done: Outcome = { kind: 'done', code: 2 };
export const accepted: Outcome = { kind: 'done', code: 1 };
export const running: Outcome = { kind: 'done', code: 3 };
