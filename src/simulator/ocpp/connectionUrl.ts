import { networkInterfaces } from 'node:os';
import type { OcppSettings } from '#simulator/charger/ocppSide.ts';
import type { OcppHabits } from './habits.ts';

/** The address this charger connects to: its URL, a slash, its identity. */
export function connectionUrl({ url, identity }: OcppSettings, habits: OcppHabits): string {
  const name = habits.wrongCase === true ? swapCase(identity) : identity;
  const segment = encodeURIComponent(name);
  const path = habits.doubledIdentity === true ? `${segment}/${segment}` : segment;
  return `${url.replace(/\/$/, '')}/${path}${habits.trailingSlash === true ? '/' : ''}`;
}

function swapCase(text: string): string {
  const lower = text.toLowerCase();
  return lower === text ? text.toUpperCase() : lower;
}

/** Whether an address is this computer's own: others do not exist in the practice network. */
export function isPracticeHost(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  if (host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)) return true;
  return Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === host));
}
