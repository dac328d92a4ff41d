import { parseArgs } from 'node:util';

export interface HostArgs {
  readonly practice: boolean;
  readonly open: boolean;
  /** Undefined when any port will do. */
  readonly port: number | undefined;
  readonly dataDir: string | undefined;
  /** Keep a damaged log under another name and begin a new one. */
  readonly setDamagedLogAside: boolean;
}

const portOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`--port takes a number from 0 to 65535, not "${text}"`);
};

/**
 * The options a host with an interface is started with, or an error whose message can be shown as it is. Electron
 * adds switches of its own, so its host is not strict about unknown ones.
 */
export const parseHostArgs = (args: readonly string[], options: { strict: boolean }): HostArgs => {
  const { values } = parseArgs({
    args: [...args],
    strict: options.strict,
    allowPositionals: !options.strict,
    options: {
      practice: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      port: { type: 'string' },
      data: { type: 'string' },
      'set-damaged-log-aside': { type: 'boolean', default: false },
    },
  });
  return {
    practice: values.practice === true,
    open: values['no-open'] !== true,
    port: portOf(typeof values.port === 'string' ? values.port : undefined),
    dataDir: typeof values.data === 'string' ? values.data : undefined,
    setDamagedLogAside: values['set-damaged-log-aside'] === true,
  };
};
