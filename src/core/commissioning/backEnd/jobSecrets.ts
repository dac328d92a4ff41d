/** Secrets of one job's back end; nothing here ever goes to a file or over the bridge. */
export interface BackEndSecrets {
  /** As the charger takes it: hexadecimal digits. */
  readonly keyHex?: string;
  /** The charger's own certificate with its private key (PEM). */
  readonly clientPem?: string;
}

/** What this process was told and has not yet handed on; gone with the process. */
export interface JobSecrets {
  of(jobId: string): BackEndSecrets;
  keep(jobId: string, change: { readonly keyHex?: string | null; readonly clientPem?: string | null }): void;
  forget(jobId: string): void;
}

export const createJobSecrets = (): JobSecrets => {
  const held = new Map<string, BackEndSecrets>();
  return {
    of: (jobId) => held.get(jobId) ?? {},
    keep(jobId, change) {
      const { keyHex, clientPem } = { ...held.get(jobId), ...change };
      held.set(jobId, {
        ...(typeof keyHex === 'string' && { keyHex }),
        ...(typeof clientPem === 'string' && { clientPem }),
      });
    },
    forget: (jobId) => void held.delete(jobId),
  };
};
