/** The ladder: what a charger has to climb before it is accepted, from the laptop's side. */
export const probeRungs = [
  'rules',
  'network',
  'dns',
  'tcp',
  'tls',
  'http',
  'path',
  'authentication',
  'subprotocol',
  'claim',
  'idle',
] as const;
export type ProbeRung = (typeof probeRungs)[number];

/** `unchecked`: nothing is known of this rung, neither good nor bad. */
export const probeStates = ['passed', 'warned', 'failed', 'unchecked'] as const;
export type ProbeState = (typeof probeStates)[number];

const cause = <const Rung extends ProbeRung, const Params extends readonly string[]>(
  rung: Rung,
  state: ProbeState,
  ...params: Params
) => ({ rung, state, params });

/** Everything the probe can see on a rung, with the names its texts fill in. */
export const probeCauses = {
  'rules-passed': cause('rules', 'passed'),
  'rules-warned': cause('rules', 'warned', 'count'),
  'rules-blocked': cause('rules', 'failed', 'count'),
  'network-there': cause('network', 'passed'),
  'network-missing': cause('network', 'unchecked'),
  'dns-found': cause('dns', 'passed', 'addresses'),
  'dns-not-found': cause('dns', 'failed', 'host'),
  'dns-no-answer': cause('dns', 'unchecked', 'host'),
  'tcp-open': cause('tcp', 'passed', 'address', 'port'),
  'tcp-refused': cause('tcp', 'failed', 'address', 'port'),
  'tcp-timeout': cause('tcp', 'failed', 'address', 'port', 'seconds'),
  'tcp-unreachable': cause('tcp', 'failed', 'address'),
  'tls-not-used': cause('tls', 'passed'),
  'tls-trusted': cause('tls', 'passed', 'issuer', 'until'),
  'tls-trusted-here': cause('tls', 'warned', 'issuer', 'until'),
  'tls-plain-port': cause('tls', 'failed'),
  'tls-version': cause('tls', 'failed'),
  'tls-no-common-cipher': cause('tls', 'failed'),
  'tls-client-certificate': cause('tls', 'failed'),
  'tls-client-refused': cause('tls', 'failed'),
  'tls-refused': cause('tls', 'failed', 'alert'),
  'tls-closed': cause('tls', 'failed'),
  'tls-timeout': cause('tls', 'failed', 'seconds'),
  'tls-clock-behind': cause('tls', 'failed', 'clock', 'from'),
  'tls-clock-ahead': cause('tls', 'failed', 'clock', 'until'),
  'tls-not-yet-valid': cause('tls', 'failed', 'from'),
  'tls-expired': cause('tls', 'failed', 'until'),
  'tls-untrusted': cause('tls', 'failed', 'issuer'),
  'tls-name': cause('tls', 'failed', 'host', 'names'),
  'tls-certificate-bad': cause('tls', 'failed', 'class'),
  'http-answered': cause('http', 'passed', 'status'),
  'http-is-tls': cause('http', 'failed'),
  'http-closed': cause('http', 'failed'),
  'http-not-http': cause('http', 'failed'),
  'http-timeout': cause('http', 'failed', 'seconds'),
  'http-redirect': cause('http', 'failed', 'status', 'location'),
  'http-not-websocket': cause('http', 'failed', 'status'),
  'http-bad-request': cause('http', 'failed', 'status'),
  'http-proxy': cause('http', 'failed'),
  'http-refused': cause('http', 'failed', 'status'),
  'http-server-error': cause('http', 'failed', 'status'),
  'http-wrong-accept': cause('http', 'failed'),
  'path-known': cause('path', 'passed'),
  'path-not-seen': cause('path', 'unchecked'),
  'path-not-found': cause('path', 'failed'),
  'path-doubled': cause('path', 'failed', 'url'),
  'path-identity-unknown': cause('path', 'failed', 'identity'),
  'path-identity-case': cause('path', 'failed', 'identity', 'found'),
  'auth-accepted': cause('authentication', 'passed'),
  'auth-certificate': cause('authentication', 'passed'),
  'auth-certificate-not-checked': cause('authentication', 'warned'),
  'auth-not-asked': cause('authentication', 'passed'),
  'auth-not-checked': cause('authentication', 'warned'),
  'auth-key-needed': cause('authentication', 'failed'),
  'auth-key-not-given': cause('authentication', 'unchecked'),
  'auth-refused': cause('authentication', 'failed'),
  'auth-as-text': cause('authentication', 'failed'),
  'auth-as-bytes': cause('authentication', 'failed'),
  'auth-forbidden': cause('authentication', 'failed'),
  'subprotocol-agreed': cause('subprotocol', 'passed'),
  'subprotocol-none': cause('subprotocol', 'failed'),
  'subprotocol-other': cause('subprotocol', 'failed', 'offered'),
  'claim-not-agreed': cause('claim', 'unchecked'),
  'boot-accepted': cause('claim', 'passed', 'intervalS'),
  'boot-pending': cause('claim', 'warned'),
  'boot-rejected': cause('claim', 'failed'),
  'boot-error': cause('claim', 'failed', 'code'),
  'boot-silent': cause('claim', 'failed', 'seconds'),
  'boot-closed': cause('claim', 'failed', 'code'),
  'boot-not-ocpp': cause('claim', 'failed'),
  'idle-not-asked': cause('idle', 'unchecked'),
  'idle-alive': cause('idle', 'passed', 'seconds'),
  'idle-dropped': cause('idle', 'failed', 'seconds'),
  'idle-alive-ping': cause('idle', 'warned', 'seconds', 'everyS'),
  'idle-dropped-ping': cause('idle', 'failed', 'seconds', 'everyS'),
  'not-reached': { rung: null, state: 'unchecked', params: [] },
} as const satisfies Readonly<
  Record<
    string,
    { readonly rung: ProbeRung | null; readonly state: ProbeState; readonly params: readonly string[] }
  >
>;
export type ProbeCause = keyof typeof probeCauses;

/** One thing that was seen on a rung; a rung can tell several. Never holds the key. */
export interface RungResult {
  readonly rung: ProbeRung;
  readonly state: ProbeState;
  readonly cause: ProbeCause;
  readonly params: Readonly<Record<string, number | string>>;
}

/** What was seen, with the rung and the state that go with it. */
export const rungResult = <Cause extends Exclude<ProbeCause, 'not-reached'>>(
  code: Cause,
  params: Readonly<Record<(typeof probeCauses)[Cause]['params'][number], number | string>>,
): RungResult => {
  const { rung, state } = probeCauses[code];
  return { rung, state, cause: code, params };
};

/** A rung that was not reached, because one below it failed. */
export const notReached = (rung: ProbeRung): RungResult => ({
  rung,
  state: 'unchecked',
  cause: 'not-reached',
  params: {},
});
