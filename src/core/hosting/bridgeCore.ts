import type { AnyRouter } from '@orpc/server';

/** What a host needs of the core to speak the bridge over its kind of link. */
export interface BridgeCore {
  readonly router: AnyRouter;
  /** Goes around every call, so that whatever is thrown leaves as an error of the catalogue. */
  readonly interceptor: (call: { next(): Promise<unknown> }) => Promise<unknown>;
}
