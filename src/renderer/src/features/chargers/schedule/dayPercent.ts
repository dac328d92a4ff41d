import { dayMinutes } from '#shared/domain/charger/schedule/scheduleWindow.ts';

/** Minutes as a part of the day, for CSS. */
export const dayPercent = (minutes: number): string => `${(minutes / dayMinutes) * 100}%`;
