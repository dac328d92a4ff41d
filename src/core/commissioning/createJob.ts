import type { Person } from '#shared/contract/app.ts';
import type { JobKind } from '#shared/contract/jobs.ts';
import { appError } from '#shared/errors/appError.ts';
import { answersLike } from './answersLike.ts';
import { type JobDeps, journalOf } from './jobContext.ts';
import { type JobState, newJobState } from './jobState.ts';
import { valuesAsFound } from './reviewJob.ts';

export interface JobRequest {
  readonly kind: JobKind;
  readonly siteId: string;
  readonly socketLabel: string;
  readonly person: Person;
  readonly likeJobId: string | null;
}

/** Addresses at which chargers of a site are known to answer. */
const takenAddresses = (deps: JobDeps, siteId: string): ReadonlySet<string> =>
  new Set(deps.log.chargers(siteId).flatMap(({ modbusAddress }) => modbusAddress?.split(':')[0] ?? []));

/** Opens a job and a visit to its site. `job.not-found` when the job to be like is gone, `log.not-found` for a site. */
export const createJob = (deps: JobDeps, request: JobRequest): JobState => {
  const site = deps.log.site(request.siteId);
  if (!site) throw appError('log.not-found', { what: request.siteId });
  const like = request.likeJobId === null ? undefined : deps.store.get(request.likeJobId);
  const visit = deps.log.beginVisit(site.id, request.person.name);
  const socket = deps.log.ensureSocket(site.id, request.socketLabel);
  const answers = like
    ? answersLike(like, valuesAsFound(deps, like), takenAddresses(deps, site.id))
    : { circuit: { country: site.country }, control: {}, network: {}, backend: {} };
  const state = deps.store.save(
    newJobState(
      {
        ...request,
        id: deps.newId(),
        createdAtMs: deps.clock.nowMs(),
        visitId: visit.id,
        socketId: socket.id,
      },
      answers,
    ),
  );
  journalOf(deps, state).append({
    kind: 'visit',
    outcome: 'open',
    details: {
      job: state.kind,
      qualification: request.person.qualification,
      certificate: request.person.certificate,
    },
  });
  return state;
};
