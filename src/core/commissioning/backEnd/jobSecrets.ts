export type ClientFrom = 'operator' | 'this-laptop';

/** Secrets of one job's back end; nothing here ever goes to a file or over the bridge. */
export interface BackEndSecrets {
  /** As the charger takes it: hexadecimal digits. */
  readonly keyHex?: string;
  /** It is in the charger; kept for the local back end, which has to know it. */
  readonly isKeyWritten?: true;
  /** The charger's own certificate with its private key (PEM). */
  readonly clientPem?: string;
  /** Given by the operator, or issued on this computer for its own back end. */
  readonly clientFrom?: ClientFrom;
}

/** What this process was told and has not yet handed on; gone with the process. */
export interface JobSecrets {
  of(jobId: string): BackEndSecrets;
  /** The charger has them: forgotten, but for a key that `keepsKey` for the local back end. */
  written(jobId: string, keepsKey: boolean): void;
  keep(
    jobId: string,
    change: {
      readonly keyHex?: string | null;
      readonly clientPem?: string | null;
      /** `operator` without it. */
      readonly clientFrom?: ClientFrom;
    },
  ): void;
  forget(jobId: string): void;
}

export const createJobSecrets = (): JobSecrets => {
  const held = new Map<string, BackEndSecrets>();
  return {
    of: (jobId) => held.get(jobId) ?? {},
    keep(jobId, change) {
      const { keyHex, clientPem, clientFrom = 'operator', isKeyWritten } = { ...held.get(jobId), ...change };
      held.set(jobId, {
        ...(isKeyWritten === true && change.keyHex === undefined && { isKeyWritten }),
        ...(typeof keyHex === 'string' && { keyHex }),
        ...(typeof clientPem === 'string' && { clientPem, clientFrom }),
      });
    },
    written(jobId, keepsKey) {
      const { keyHex } = held.get(jobId) ?? {};
      if (keepsKey && keyHex !== undefined) held.set(jobId, { keyHex, isKeyWritten: true });
      else held.delete(jobId);
    },
    forget: (jobId) => void held.delete(jobId),
  };
};
