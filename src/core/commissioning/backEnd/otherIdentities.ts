import { z } from 'zod';
import type { JobState } from '#core/commissioning/jobState.ts';
import type { SiteLog } from '#core/ports/siteLog.ts';
import { checkUrl } from '#shared/domain/ocpp/checkUrl.ts';

/** As much of a stored job as is needed; the whole of each would be read at every letter that is typed. */
const storedSchema = z.object({
  open: z.boolean(),
  answers: z.object({
    backend: z.object({
      where: z.string().optional(),
      url: z.string().optional(),
      identity: z.string().optional(),
    }),
  }),
  backEnd: z.object({ activation: z.string() }),
});

/** Server and port: two chargers meet there, whatever the path. */
const serverOf = (url = ''): string => {
  const { host, scheme, port } = checkUrl(url, { isPractice: true });
  return host === null ? '' : `${host}:${port ?? (scheme === 'wss' ? 443 : 80)}`;
};

/** Identities other chargers of the same site have, or are being given, at the same back end of an operator. */
export const otherIdentities = (log: Pick<SiteLog, 'jobs'>, state: JobState): readonly string[] => {
  const { where, url } = state.answers.backend;
  const server = serverOf(url);
  if (where !== 'operator' || server === '' || state.backEnd.activation !== 'none') return [];
  const ofSite = log.jobs({ openOnly: false, siteId: state.siteId, kind: 'ocpp' });
  return ofSite.flatMap(({ id, chargerSerial, state: stored }) => {
    const isOther = id !== state.id && chargerSerial !== state.charger?.identity.serial;
    if (chargerSerial === null || !isOther) return [];
    const { data } = storedSchema.safeParse(stored);
    if (data === undefined || !(data.open || data.backEnd.activation !== 'none')) return [];
    const { backend } = data.answers;
    const isThere = backend.where === 'operator' && serverOf(backend.url) === server;
    return isThere && backend.identity !== undefined ? [backend.identity.trim()] : [];
  });
};
