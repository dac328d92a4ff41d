import { implement } from '@orpc/server';
import type { LocalBackEnd } from '#core/ocpp/localBackEnd/createLocalBackEnd.ts';
import { backEndContract, type FrameView } from '#shared/contract/backEnd.ts';
import { stateStream } from './streams.ts';

export interface BackEndProcedureDeps {
  readonly backEnd: LocalBackEnd;
}

/** Which of the messages kept a reader has not seen; the numbers begin again with each start. */
const createFrameReader = (backEnd: LocalBackEnd) => {
  let run: number | undefined;
  let lastNr = 0;
  return (): { isFresh: boolean; frames: FrameView[] } => {
    const { frames, listening } = backEnd.state();
    const isFresh = run === undefined || run !== (listening?.startedMs ?? 0);
    run = listening?.startedMs ?? 0;
    const news = isFresh ? frames : frames.filter(({ nr }) => nr > lastNr);
    lastNr = news.at(-1)?.nr ?? (isFresh ? 0 : lastNr);
    return { isFresh, frames: [...news] };
  };
};

export const createBackEndProcedures = ({ backEnd }: BackEndProcedureDeps) => {
  const os = implement(backEndContract);
  return {
    watch: os.watch.handler(({ signal }) =>
      stateStream(
        () => {
          const { frames: _, ...state } = backEnd.state();
          return state;
        },
        backEnd.onChange,
        signal,
      ),
    ),
    frames: os.frames.handler(async function* ({ signal }) {
      const read = createFrameReader(backEnd);
      for await (const part of stateStream(read, backEnd.onChange, signal))
        if (part.isFresh || part.frames.length > 0) yield part;
    }),
    interfaces: os.interfaces.handler(() => backEnd.interfaces()),
    start: os.start.handler(async ({ input }) => {
      await backEnd.start(input);
    }),
    stop: os.stop.handler(() => backEnd.stop()),
    run: os.run.handler(({ input }) => backEnd.run(input)),
  };
};
