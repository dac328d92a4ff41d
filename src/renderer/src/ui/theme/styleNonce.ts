declare global {
  var __webpack_nonce__: string | undefined;
}

/** The nonce of this page load; styles made at run time need it. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

// Mantine's scroll lock asks for the nonce by this name (package get-nonce).
globalThis.__webpack_nonce__ = styleNonce();
