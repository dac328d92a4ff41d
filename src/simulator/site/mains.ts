/** Mains of a charger: there while its own breaker and the board it hangs at are both on. */
export interface Mains {
  isPowered(): boolean;
  setBreaker(on: boolean): Promise<void>;
  setSupply(on: boolean): Promise<void>;
}

/** On at first; `changed` is told when they go and when they come back. */
export const createMains = (changed: (isPowered: boolean) => Promise<void>): Mains => {
  let isBreakerOn = true;
  let isSupplied = true;
  let isPowered = true;

  const follow = async (): Promise<void> => {
    if ((isBreakerOn && isSupplied) === isPowered) return;
    isPowered = !isPowered;
    await changed(isPowered);
  };

  return {
    isPowered: () => isPowered,
    setBreaker: (on) => {
      isBreakerOn = on;
      return follow();
    },
    setSupply: (on) => {
      isSupplied = on;
      return follow();
    },
  };
};
