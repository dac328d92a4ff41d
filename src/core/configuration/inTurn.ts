const last = new WeakMap<object, Promise<unknown>>();

/**
 * Work on the same thing one after the other, in the order it was asked for. A charger stages values for everybody:
 * what two windows stage at once would be stored by whichever commits first.
 */
export const inTurn = <T>(thing: object, work: () => Promise<T>): Promise<T> => {
  const turn = (last.get(thing) ?? Promise.resolve()).then(work);
  last.set(
    thing,
    turn.catch(() => undefined),
  );
  return turn;
};
