import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract/contract.ts';
import { currentLink } from './link.ts';

export type Api = ContractRouterClient<Contract>;

/** Every procedure and stream of the application: `await api.log.sites()`. */
export const api: Api = createORPCClient<Api>(currentLink);
