/** The current each charger said last, by device id, so that the status line keeps it on other pages. */
const currents = new Map<string, number>();

export const rememberCurrent = (deviceId: string, amps: number): void => {
  currents.set(deviceId, amps);
};

export const lastCurrent = (deviceId: string): number | null => currents.get(deviceId) ?? null;
