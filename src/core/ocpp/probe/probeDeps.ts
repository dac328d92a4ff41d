import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import type { ProbeDeps } from './probe.types.ts';

/** The probe on this computer's own resolver and network. */
export const systemProbeDeps = (nowMs: () => number): ProbeDeps => ({
  nowMs,
  lookup: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  hasNetwork: () =>
    Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal)),
  deadlines: { dnsMs: 5000, tcpMs: 6000, tlsMs: 8000, httpMs: 10_000, bootMs: 30_000 },
});
