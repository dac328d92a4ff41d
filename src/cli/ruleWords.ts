import { appRoot } from '#core/hosting/appRoot.ts';
import { fill, languageOf, readTexts } from '#core/hosting/personWords.ts';
import { paramKind } from '#shared/domain/charger/paramKind.ts';
import type { PosixZone } from '#shared/domain/charger/time/posixZone.ts';
import { isoWithOffset } from '#shared/domain/charger/time/zoneClock.ts';

type Params = Readonly<Record<string, number | string>>;
type Tables = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

const inWords = (name: string, value: number | string, zone: PosixZone | null): string => {
  if (typeof value === 'string') return value;
  const { kind } = paramKind(name);
  if (kind === 'moment') return zone === null ? new Date(value).toISOString() : isoWithOffset(zone, value);
  if (kind === 'duration') return `${value} s`;
  return kind === 'energy' ? `${value / 1000} kWh` : String(value);
};

/** A code of the charger's rules with its values as the sentence of the interface, in the person's language. */
export const ruleSentence = (
  table: 'card' | 'schedule' | 'next' | 'needs',
  code: string,
  params: Params,
  zone: PosixZone | null = null,
): string => {
  const texts = readTexts(appRoot(), languageOf(process.env), 'charger-rules.json') as Tables;
  const words = Object.entries(params).map(([name, value]) => [name, inWords(name, value, zone)] as const);
  return fill(texts[table]?.[code] ?? code, new Map(words));
};
