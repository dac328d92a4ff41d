import type { TFunction } from 'i18next';

/** The name of a point in the person's language; its technical name when there is none. */
export const pointLabelWith = (t: TFunction<['errors', 'points', 'rules']>, point: string): string => {
  const translate = t as unknown as (key: string, options: Record<string, unknown>) => string;
  return translate(`points:${point}`, { defaultValue: point });
};
