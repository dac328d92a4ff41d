import type { Diagnosis, Rung } from '#shared/domain/ocppBackEnd/ladder.ts';

export type TargetJudgement =
  | { readonly kind: 'identity'; readonly identity: string }
  | {
      readonly kind: 'wrong';
      readonly status: 400 | 404;
      readonly rung: Rung;
      readonly diagnosis: Diagnosis;
      readonly identity: string | null;
    };

const wrong = (
  diagnosis: Diagnosis,
  status: 400 | 404 = 404,
  rung: Rung = 'path',
  identity: string | null = null,
): TargetJudgement => ({ kind: 'wrong', status, rung, diagnosis, identity });

const decode = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

/** Also what nobody sees: such an identity is shown, logged and compared as if it were another. */
const unusable = /[/\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The identity a request names, or what is wrong with its address; `paths` as `/ocpp` or the empty string. */
export const judgeTarget = (target: string, paths: readonly string[]): TargetJudgement => {
  if (!target.startsWith('/')) return wrong('path-wrong');
  if (target.includes('?') || target.includes('#')) return wrong('path-query');
  const raw = target.slice(1).split('/');
  const decoded = raw.map(decode);
  if (decoded.includes(undefined)) return wrong('path-bad-encoding', 400);
  const names = decoded.map((name) => name ?? '');
  if (names.some((name) => name === '.' || name === '..')) return wrong('path-wrong');
  if (names.length > 1 && names.at(-1) === '')
    return wrong(paths.includes(target.slice(0, -1)) ? 'identity-missing' : 'path-trailing-slash');
  if (names.includes('')) return wrong(target === '/' ? 'identity-missing' : 'path-empty-segment');
  if (paths.includes(target)) return wrong('identity-missing', 404, 'identity');
  const identity = names.at(-1) ?? '';
  if (isDoubled(names)) return wrong('identity-doubled', 404, 'identity', identity);
  if (!paths.includes(`/${raw.slice(0, -1).join('/')}`.replace(/^\/$/, ''))) return wrong('path-wrong');
  if (unusable.test(identity) || identity.length > 255)
    return wrong('identity-unusable', 404, 'identity', identity);
  return { kind: 'identity', identity };
};

/** The charger appends its identity to an address that has it already, perhaps in other letters. */
const isDoubled = (names: readonly string[]): boolean => {
  const [before, last] = names.slice(-2).map((name) => name.toLowerCase());
  return last !== undefined && before === last;
};
