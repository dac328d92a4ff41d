import { api } from '#renderer/app/bridge/api.ts';
import { useStream } from '#renderer/app/bridge/useStream.ts';
import type { LiveEvent } from '#shared/contract/charger.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { type LiveView, nothingYet, withEvent } from './liveView.ts';
import { plottedPoints } from './plottedPoints.ts';

async function* folded(events: AsyncIterable<LiveEvent>): AsyncGenerator<LiveView> {
  let view = nothingYet;
  for await (const event of events) {
    view = withEvent(view, event, plottedPoints, Date.now());
    yield view;
  }
}

export interface Watched {
  readonly view: LiveView;
  readonly error: WireError | null;
  readonly restart: () => void;
}

/** Follows a charger while the page is open: the last hour, then every sample. Not followed while it is not open. */
export const useLiveView = (deviceId: string, isOpen: boolean): Watched => {
  const { value, error, restart } = useStream(isOpen ? deviceId : null, async (signal) =>
    folded(await api.charger.watch({ deviceId }, { signal })),
  );
  return { view: value ?? nothingYet, error, restart };
};
