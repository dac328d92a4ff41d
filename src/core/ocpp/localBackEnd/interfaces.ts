import { networkInterfaces } from 'node:os';
import type { BackEndInterface } from '#shared/domain/ocppBackEnd/backEndState.ts';

/** The IPv4 addresses of this computer, those that others reach first. */
export const ownInterfaces = (): BackEndInterface[] =>
  Object.entries(networkInterfaces())
    .flatMap(([name, addresses = []]) =>
      addresses
        .filter(({ family }) => family === 'IPv4')
        .map(({ address, internal }) => ({ name, address, isLoopback: internal })),
    )
    .toSorted((one, other) => Number(one.isLoopback) - Number(other.isLoopback));
