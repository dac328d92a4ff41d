import type { PracticeState } from '#shared/contract/practice.ts';
import { api } from './bridge/api.ts';
import { createSharedStream } from './bridge/sharedStream.ts';

const practiceStream = createSharedStream((signal) => api.practice.watch(undefined, { signal }));

/** The practice site as it is now; null until the application has answered. */
export const usePracticeState = (): PracticeState | null => practiceStream.useValue();
