import { implement } from '@orpc/server';
import { requirePlausibleClock } from '#core/configuration/configurationContext.ts';
import type { SecretStore } from '#core/ports/secretStore.ts';
import { restartCharger } from '#core/provisioning/restartCharger.ts';
import { setClock } from '#core/provisioning/setClock.ts';
import { writePin } from '#core/provisioning/writePin.ts';
import { careContract } from '#shared/contract/care.ts';
import { type ChargerProcedureDeps, freeSession, journalAt } from './chargerProcedures.ts';
import { progressStream } from './streams.ts';

export interface CareProcedureDeps extends Pick<ChargerProcedureDeps, 'work' | 'unexpected'> {
  readonly vault: SecretStore;
}

export const createCareProcedures = ({ work, unexpected, vault }: CareProcedureDeps) => {
  const os = implement(careContract);
  return {
    setClock: os.setClock.handler(({ input, signal }) =>
      progressStream(
        async (report) => {
          report('set-clock', 0, 1);
          const session = freeSession(work, input.deviceId);
          requirePlausibleClock(work);
          return { proof: [{ ...(await setClock(session, journalAt(work, input), work.clock)) }] };
        },
        signal,
        unexpected,
      ),
    ),
    changePin: os.changePin.handler(async ({ input }) => {
      const session = freeSession(work, input.deviceId);
      const { newPin, keeper } = input;
      await writePin({
        ...{ session, journal: journalAt(work, input), keeper: work.keeper, newPin },
        details: keeper === '' ? {} : { keeper },
      });
      await work.devices.refresh(session.id);
      return { isKept: vault.state().kind === 'unlocked' };
    }),
    restart: os.restart.handler(({ input }) =>
      restartCharger({
        session: freeSession(work, input.deviceId),
        journal: journalAt(work, input),
        kind: input.kind,
        lookAgain: () => work.devices.lookAgain(input.deviceId),
      }),
    ),
  };
};
