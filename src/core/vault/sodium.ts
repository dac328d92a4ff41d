/** The kept library for the cryptography, compiled to WebAssembly. */
export type Sodium = typeof import('libsodium-wrappers-sumo').default;

/** Loaded at the first use: it is large, and most starts never open a vault. */
export const loadSodium = async (): Promise<Sodium> => {
  const { default: sodium } = await import('libsodium-wrappers-sumo');
  await sodium.ready;
  return sodium;
};
