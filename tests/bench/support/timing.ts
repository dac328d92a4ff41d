export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

/** How long one run took, in milliseconds. */
export const timedMs = async (run: () => unknown): Promise<number> => {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
};

/**
 * Medians of two things measured turn by turn, so that whatever else the computer does meets both. The first turn
 * only warms up.
 */
export const compareMs = async (
  turns: number,
  ours: () => unknown,
  peer: () => unknown,
): Promise<{ ours: number; peer: number }> => {
  const taken = { ours: [] as number[], peer: [] as number[] };
  for (let turn = 0; turn <= turns; turn += 1) {
    const oursMs = await timedMs(ours);
    const peerMs = await timedMs(peer);
    if (turn === 0) continue;
    taken.ours.push(oursMs);
    taken.peer.push(peerMs);
  }
  return { ours: median(taken.ours), peer: median(taken.peer) };
};
