import { isAppError } from '#shared/errors/appError.ts';
import type { ChargerLink } from './chargerLink.ts';
import { fileCommand, readFileStatus } from './fileStatus.ts';
import type { UpdateState } from './updateState.ts';

/** Confirms the firmware on trial; a link that broke behind the command shows at the next look whether it arrived. */
export const confirmTrial = (link: ChargerLink, { version }: Pick<UpdateState, 'version'>): Promise<void> =>
  link.run(async (session) => {
    const { state, firmware } = await readFileStatus(session);
    if (state !== 'on-trial' || firmware !== version) return;
    try {
      await session.writeControl({ 'file.command': fileCommand.confirm });
    } catch (error) {
      // The trial ended meanwhile; whoever looks next says what the charger runs.
      if (!isAppError(error, 'write.refused-state')) throw error;
    }
  });
