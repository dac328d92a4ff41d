import type { JobKind } from '#shared/contract/jobs.ts';

/** Placeholder until the commissioning wizard is here. */
export const NewJobPage = ({ kind }: { kind: JobKind; likeJobId: string | null }) => <h1>{kind}</h1>;
