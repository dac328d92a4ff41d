import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { shortestTimeoutS } from '#shared/domain/controlFindings.ts';
import { minimumA } from '#shared/domain/stageLimits.ts';
import { longestTimeoutFor } from './fallbackProof.ts';
import { fallbackSums } from './fallbackSums.ts';

/** Fall-back current and time-out for every steered charger; `fits` is false where even 0 A each is too much. */
export interface FallbackProposal {
  readonly fallbackA: Readonly<Record<string, number>>;
  /** null where three periods of the controller are longer than a charger may be without control. */
  readonly timeoutS: number | null;
  readonly fits: boolean;
}

const withFallbacks = (site: Site, fallbackA: Readonly<Record<string, number>>): Site => ({
  ...site,
  chargers: site.chargers.map((charger) =>
    charger.ocpp === undefined
      ? {
          ...charger,
          fallbackA: fallbackA[charger.id] ?? 0,
          timeoutS: sharedTimeoutS,
          fallbackAction: 'lower',
        }
      : charger,
  ),
});

// Any time-out that bites will do: the sums only ask whether there is one.
const sharedTimeoutS = 30;

const fitsEverywhere = (site: Site, fallbackA: Readonly<Record<string, number>>): boolean =>
  fallbackSums(withFallbacks(site, fallbackA), 'fallback').every(({ fits }) => fits);

/** 6 A each where that fits; else as many as fit, the first class first, and 0 for the others. */
export const proposeFallbacks = (site: Site): FallbackProposal => {
  const steered = site.chargers.filter(({ ocpp }) => ocpp === undefined);
  const maxS = longestTimeoutFor(site);
  const minS = Math.max(shortestTimeoutS, Math.ceil(3 * (site.controller?.periodS ?? 0)));
  const timeoutS = minS > maxS ? null : maxS;
  const each = (a: number) => Object.fromEntries(steered.map(({ id }) => [id, a]));
  if (fitsEverywhere(site, each(minimumA))) return { fallbackA: each(minimumA), timeoutS, fits: true };
  let fallbackA: Record<string, number> = each(0);
  const fits = fitsEverywhere(site, fallbackA);
  if (!fits) return { fallbackA, timeoutS, fits };
  const inOrder = [...steered].sort((a, b) => (a.class ?? 1) - (b.class ?? 1));
  for (const { id } of inOrder) {
    const tried = { ...fallbackA, [id]: minimumA };
    if (fitsEverywhere(site, tried)) fallbackA = tried;
  }
  return { fallbackA, timeoutS, fits };
};
