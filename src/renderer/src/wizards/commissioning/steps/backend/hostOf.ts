/** Server name of a connection URL without brackets; null when there is none yet. */
export const hostOf = (url: string | null): string | null =>
  url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : null;
