/** Stored currents of a charger are set in steps of 1 A, though its registers could hold parts of them. */
export const needsWholeAmperes = (point: string): boolean =>
  /^settings\.(maxCurrent|maxCurrentSinglePhase|bootCurrent|installLimit)$|^(cards\.\d+\.maxCurrent|schedule\.\d+\.current)$/.test(
    point,
  );
