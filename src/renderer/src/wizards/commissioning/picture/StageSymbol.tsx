import type { Plug, StageName } from '#shared/domain/circuit.ts';
import { Drawing } from './Drawing.tsx';
import { SocketSymbol } from './SocketSymbol.tsx';

/** Drawn like on a single-line diagram (IEC 60617): the current comes from above, or from the left in the strip. */
export const StageSymbol = ({ stage, plug }: { stage: StageName; plug: Plug | undefined }) => {
  switch (stage) {
    case 'main-breaker':
    case 'breaker':
      return (
        <Drawing>
          <path d="M20 4v9M20 27v9M20 27 11 14" />
          <path d="m16.5 9.5 7 7M23.5 9.5l-7 7" />
        </Drawing>
      );
    case 'rcd':
      return (
        <Drawing>
          <path d="M20 4v8M20 20v16M20 20l-8-9" />
          <ellipse cx="20" cy="28" rx="9" ry="4" />
          <path d="M11 28H5V15h7" />
        </Drawing>
      );
    case 'board':
      return (
        <Drawing>
          <rect x="7" y="5" width="26" height="30" rx="2" />
          <path d="M12 13h16M12 20h16M12 27h16" />
        </Drawing>
      );
    case 'cable':
      return (
        <Drawing>
          <path d="M20 4c0 8-10 8-10 16s10 6 10 16" />
          <path d="m6 24 8-6M5 20l8-6" />
        </Drawing>
      );
    case 'socket':
      return <SocketSymbol plug={plug} />;
    case 'plug-coding':
      return (
        <Drawing>
          <path d="M14 4v8M26 4v8M9 12h22v6c0 6-4.5 9-11 9s-11-3-11-9zM20 27v9" />
        </Drawing>
      );
    case 'charger':
      return (
        <Drawing>
          <rect x="9" y="4" width="22" height="32" rx="5" />
          <path d="m22 10-6 10h8l-6 10" />
        </Drawing>
      );
    case 'car':
      return (
        <Drawing>
          <path d="M4 27v-7l5-2 5-8h13l6 8 3 2v7h-4M15 27h9M4 27h2" />
          <circle cx="10" cy="28" r="4" />
          <circle cx="28" cy="28" r="4" />
          <path d="M9 18h23" />
        </Drawing>
      );
    default:
      return stage satisfies never;
  }
};
