/** A second of a simulated day as its clock shows it: 17:05. */
export const clock = (second: number): string => {
  const minutes = Math.floor(second / 60) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** Wall clock at the beginning of a scenario, in seconds of the day. */
export const startSecond = (startAt: string): number => {
  const [hours = 0, minutes = 0] = startAt.split(':').map(Number);
  return hours * 3600 + minutes * 60;
};
