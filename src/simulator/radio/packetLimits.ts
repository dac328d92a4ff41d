/** Links that are going to be lost after so many more packets, by the address of the peripheral. */
export interface PacketLimits {
  /** Undefined takes the limit away. */
  set(address: string, packets: number | undefined): void;
  /** Counts one delivered packet; true when it was the last one, and the limit is spent with it. */
  isLast(address: string): boolean;
}

export const createPacketLimits = (): PacketLimits => {
  const left = new Map<string, number>();
  return {
    set: (address, packets) => {
      if (packets === undefined) left.delete(address);
      else left.set(address, packets);
    },
    isLast: (address) => {
      const packets = left.get(address);
      if (packets === undefined) return false;
      if (packets > 1) left.set(address, packets - 1);
      else left.delete(address);
      return packets <= 1;
    },
  };
};
