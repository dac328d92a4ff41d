/** Points the plot and its table show; the application records them for an hour. */
export const currentPoints = ['meter.current.l1', 'meter.current.l2', 'meter.current.l3'] as const;
export const plottedPoints = [...currentPoints, 'limit.active', 'meter.power'] as const;
