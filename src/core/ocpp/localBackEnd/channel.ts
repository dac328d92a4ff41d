import type { WireError } from '#shared/contract/wireError.ts';
import type { BackEndCommand, CommandResult } from '#shared/domain/ocppBackEnd/backEndCommand.ts';
import type { EndReason } from '#shared/domain/ocppBackEnd/backEndEvent.ts';
import type {
  BackEndListening,
  BackEndStart,
  BackEndState,
} from '#shared/domain/ocppBackEnd/backEndState.ts';

/** What the application tells the process of the local back end; never as an argument: the key is in it. */
export type ToBackEnd =
  | { readonly kind: 'start'; readonly options: BackEndStart; readonly dataDir: string }
  | { readonly kind: 'run'; readonly id: number; readonly command: BackEndCommand }
  | { readonly kind: 'stop' };

type Lists = Pick<BackEndState, 'attempts' | 'chargers' | 'violations' | 'alerts' | 'uploads'>;

/** What the process tells, one JSON line each. */
export type FromBackEnd =
  /** It hears what it is told from now on. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'started'; readonly listening: BackEndListening }
  | { readonly kind: 'failed'; readonly error: WireError }
  /** All lists as they are now, and the frames that are new. */
  | ({ readonly kind: 'update'; readonly frames: BackEndState['frames'] } & Lists)
  | { readonly kind: 'answered'; readonly id: number; readonly result: CommandResult }
  | { readonly kind: 'refused'; readonly id: number; readonly error: WireError }
  | { readonly kind: 'ended'; readonly reason: EndReason };

/** A line of the process, or undefined for what a library printed. */
export const parseFromBackEnd = (line: string): FromBackEnd | undefined => {
  try {
    const parsed: unknown = JSON.parse(line);
    const isMessage = typeof parsed === 'object' && parsed !== null && 'kind' in parsed;
    return isMessage ? (parsed as FromBackEnd) : undefined;
  } catch {
    return undefined;
  }
};
