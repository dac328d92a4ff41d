/** Numbers in 0…1 that are the same for the same seed. */
export type Random = () => number;

/** A generator with a seed (mulberry32). */
export const createRandom = (seed: number): Random => {
  let at = seed >>> 0;
  return () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A number between two others. */
export const between = (random: Random, lowest: number, highest: number): number =>
  lowest + (highest - lowest) * random();

/** A normal deviate, cut at three standard deviations. */
export const normal = (random: Random, mean: number, deviation: number): number => {
  const radius = Math.sqrt(-2 * Math.log(Math.max(random(), 1e-9)));
  const value = radius * Math.cos(2 * Math.PI * random());
  return mean + deviation * Math.min(3, Math.max(-3, value));
};
