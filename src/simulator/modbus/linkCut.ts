/** Where a connection is cut: before a request is executed, in the middle of its answer, or with no answer at all. */
export type CutPlace = 'before' | 'half' | 'after';

/** One connection that is going to be cut at a request to come. */
export interface LinkCut {
  /** At the n-th request from now on, counted over all connections; undefined takes it back. */
  arm(cut: { readonly frames: number; readonly at: CutPlace } | undefined): void;
  /** Counts one request and says where it is cut; it happens once. */
  next(): CutPlace | undefined;
}

export const createLinkCut = (): LinkCut => {
  let armed: { readonly frames: number; readonly at: CutPlace } | undefined;
  return {
    arm: (cut) => {
      armed = cut;
    },
    next: () => {
      if (armed === undefined) return undefined;
      const { frames, at } = armed;
      armed = frames > 1 ? { frames: frames - 1, at } : undefined;
      return armed === undefined ? at : undefined;
    },
  };
};
