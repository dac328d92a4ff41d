/** The content security policy of every page: own files only, styles at run time only with the nonce of this load. */
export const contentPolicy = (styleNonce: string, connectSources: readonly string[]): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "font-src 'self'",
    `connect-src ${connectSources.join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
  ].join('; ');

/** Headers that go with every answer, whatever it is. */
export const baseHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), usb=(), serial=(), bluetooth=()',
};
