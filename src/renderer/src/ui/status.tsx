import { IconAlertTriangle, IconCheck, IconHelp, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export type StatusTone = 'good' | 'warn' | 'bad' | 'neutral';

/** The sign that goes with a status word, because colour alone is never enough. */
export const statusSign = (tone: StatusTone, size = 20): ReactNode => {
  switch (tone) {
    case 'good':
      return <IconCheck size={size} stroke={2.5} aria-hidden />;
    case 'warn':
      return <IconAlertTriangle size={size} stroke={2.25} aria-hidden />;
    case 'bad':
      return <IconX size={size} stroke={2.5} aria-hidden />;
    case 'neutral':
      return <IconHelp size={size} stroke={2} aria-hidden />;
    default:
      return tone satisfies never;
  }
};
