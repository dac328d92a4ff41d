import type { api } from '#renderer/app/bridge/api.ts';

type EventOf<C> = C extends (...input: never[]) => Promise<AsyncIterable<infer E>> ? E : never;

export type ReadEvent = EventOf<typeof api.devices.readAll>;
export type MergeEvent = EventOf<typeof api.configuration.merge>;
export type PlanEvent = EventOf<typeof api.configuration.plan>;
export type RollbackPlanEvent = EventOf<typeof api.configuration.planRollback>;
export type ApplyEvent = EventOf<typeof api.configuration.apply>;
