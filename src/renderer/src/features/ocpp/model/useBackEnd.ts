import { api } from '#renderer/app/bridge/api.ts';
import { createSharedStream } from '#renderer/app/bridge/sharedStream.ts';
import type { BackEndView, FrameView } from '#shared/contract/backEnd.ts';
import { backEndLimits } from '#shared/domain/ocppBackEnd/backEndState.ts';

const stateStream = createSharedStream((signal) => api.backEnd.watch(undefined, { signal }));

/** The local back end as it is now; null until the application has answered. */
export const useBackEnd = (): BackEndView | null => stateStream.useValue();

type Part = { readonly isFresh: boolean; readonly frames: readonly FrameView[] };

async function* gathered(parts: AsyncIterable<Part>): AsyncGenerator<readonly FrameView[]> {
  let all: readonly FrameView[] = [];
  for await (const { isFresh, frames } of parts) {
    all = [...(isFresh ? [] : all), ...frames].slice(-backEndLimits.frames);
    yield all;
  }
}

const frameStream = createSharedStream(async (signal) =>
  gathered(await api.backEnd.frames(undefined, { signal })),
);

/** The newest messages, oldest first; null until the application has answered. */
export const useFrames = (): readonly FrameView[] | null => frameStream.useValue();
