import type { Plug } from '#shared/domain/circuit.ts';
import { Drawing } from './Drawing.tsx';

interface Pin {
  readonly x: number;
  readonly y: number;
}

const around = (count: number, radius: number): readonly Pin[] =>
  Array.from({ length: count }, (_, index) => {
    const angle = Math.PI / 2 + (index * 2 * Math.PI) / count;
    return { x: 20 + radius * Math.cos(angle), y: 20 + radius * Math.sin(angle) };
  });

const pinsOf = (plug: Plug): readonly Pin[] => {
  if (plug.startsWith('household'))
    return [
      { x: 14, y: 22 },
      { x: 26, y: 22 },
      { x: 20, y: 12 },
    ];
  if (plug.startsWith('cee-blue')) return around(3, 8);
  if (plug.startsWith('cee-red')) return around(5, 8);
  return plug === 'cee-4-pin' ? around(4, 8) : [];
};

const colourOf = (plug: Plug): string | undefined => {
  if (plug.startsWith('cee-blue')) return 'var(--nx-socket-blue)';
  return plug.startsWith('cee-red') || plug === 'cee-4-pin' ? 'var(--nx-socket-red)' : undefined;
};

/** The face of what the charger is plugged into. */
export const SocketSymbol = ({ plug }: { plug: Plug | undefined }) => {
  if (plug === 'fixed') {
    return (
      <Drawing>
        <path d="M20 0v40" />
        <circle cx="20" cy="20" r="6" fill="currentcolor" />
      </Drawing>
    );
  }
  if (plug === undefined || plug === 'unknown') {
    return (
      <Drawing>
        <path d="M20 0v5M20 35v5" />
        <circle cx="20" cy="20" r="15" strokeDasharray="4 4" />
        <path d="M16 16a4 4 0 1 1 5.5 4c-1.5.6-1.5 1.5-1.5 3M20 27v1" />
      </Drawing>
    );
  }
  const isRefused = plug === 'extension-lead' || plug === 'coiled-reel' || plug === 'home-made-adapter';
  return (
    <Drawing>
      <path d="M20 0v5M20 35v5" />
      <circle cx="20" cy="20" r="15" stroke={colourOf(plug)} strokeWidth={colourOf(plug) ? 4 : undefined} />
      {pinsOf(plug).map((pin) => (
        <circle key={`${pin.x}-${pin.y}`} cx={pin.x} cy={pin.y} r="2.2" fill="currentcolor" stroke="none" />
      ))}
      {isRefused ? <path d="m10 10 20 20M30 10 10 30" /> : null}
    </Drawing>
  );
};
