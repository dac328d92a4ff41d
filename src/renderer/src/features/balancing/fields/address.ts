import type { SiteCharger } from '#shared/domain/balancing/site/siteSchema.ts';

type Address = NonNullable<SiteCharger['address']>;

export const addressText = (address: Address | undefined): string => {
  if (address === undefined) return '';
  const { host, port, unit } = address;
  return `${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}${unit === undefined ? '' : `/${unit}`}`;
};

const inRange = (text: string | undefined, least: number, most: number): number | undefined | null => {
  if (text === undefined) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : null;
};

/** `host[:port][/unit]`; undefined for nothing, null for what is no address. */
export const readAddress = (text: string): Address | undefined | null => {
  if (text.trim() === '') return undefined;
  const pattern =
    /^(?:modbus:\/\/)?(\[[0-9a-f:]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(\d{1,5}))?(?:\/(\d{1,3}))?$/i;
  const match = pattern.exec(text.trim());
  const host = match?.[1]?.replace(/^\[|\]$/g, '');
  const port = inRange(match?.[2], 1, 65_535);
  const unit = inRange(match?.[3], 0, 255);
  if (host === undefined || port === null || unit === null) return null;
  return { host, ...(port === undefined ? {} : { port }), ...(unit === undefined ? {} : { unit }) };
};
