import type { StatusTone } from '#renderer/ui/status.tsx';
import type { LinkHealth } from '#shared/contract/balancing.ts';

/** How a link is told from afar. */
export const healthTones: Readonly<Record<LinkHealth, StatusTone>> = {
  connecting: 'neutral',
  ok: 'good',
  lost: 'bad',
  differs: 'bad',
  foreign: 'warn',
};
