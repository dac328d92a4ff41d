import type { ProbeDeps, ProbeRequest } from '#core/ocpp/probe/probe.types.ts';
import { systemProbeDeps } from '#core/ocpp/probe/probeDeps.ts';
import { runProbe } from '#core/ocpp/probe/runProbe.ts';
import type { RungResult } from '#shared/domain/ocpp/probeCauses.ts';
import { createTestAuthority } from '#tests/support/testCertificates.ts';
import { type Listening, type OnUpgrade, switchProtocols } from './backEnd.ts';

export const key = 'abcdefghij0123456789';
export const keyHex = Buffer.from(key).toString('hex');
export const day = 86_400_000;

export const deps = (changes: Partial<ProbeDeps> = {}): ProbeDeps => ({
  ...systemProbeDeps(Date.now),
  lookup: async () => ['127.0.0.1'],
  deadlines: { dnsMs: 300, tcpMs: 1500, tlsMs: 1500, httpMs: 1500, bootMs: 600 },
  ...changes,
});

export const probe = async (url: string, changes: Partial<ProbeRequest> = {}, world = deps()) => {
  const results: RungResult[] = [];
  const request = {
    url,
    identity: 'CP001',
    profile: null,
    key: null,
    caPem: null,
    client: null,
    clockMs: null,
    claim: false,
    idleS: 0,
    isPractice: true,
    ...changes,
  };
  const verdict = await runProbe(request, world, (each) => results.push(each), new AbortController().signal);
  const failed = results.filter(({ state }) => state === 'failed').map(({ cause }) => cause);
  const causes = results.map(({ cause }) => cause);
  return { verdict, results, causes, failed };
};

export const good: OnUpgrade = (request, socket) => switchProtocols(request, socket);
export const at = ({ port }: Listening, scheme = 'ws', path = '/ocpp') =>
  `${scheme}://localhost:${port}${path}`;

export const root = createTestAuthority('Test root');
const server = root.issue({ names: ['localhost'] });
export const tls = { cert: server.certificate, key: server.key };
