import type { ReactNode } from 'react';
import type { Plug, StageName } from '#shared/domain/circuit.ts';
import { Drawing } from './Drawing.tsx';
import { SocketSymbol } from './SocketSymbol.tsx';

const breaker = (
  <Drawing isInLine>
    <path d="M20 0v12M20 27v13M20 27 11 13" />
    <path d="m16.5 9.5 7 7M23.5 9.5l-7 7" />
  </Drawing>
);

/** What looks the same in every circuit. */
const drawings: Readonly<Record<Exclude<StageName, 'cable' | 'socket'>, ReactNode>> = {
  'main-breaker': breaker,
  breaker,
  rcd: (
    <Drawing isInLine>
      <path d="M20 0v8M20 20v20M20 20l-8-10" />
      <ellipse cx="20" cy="28" rx="9" ry="4" />
      <path d="M11 28H5V15h7" />
    </Drawing>
  ),
  board: (
    <Drawing>
      <path d="M20 0v6M20 34v6" />
      <rect x="8" y="6" width="24" height="28" rx="2" />
      <path d="M13 13h14M13 20h14M13 27h14" />
    </Drawing>
  ),
  'plug-coding': (
    <Drawing>
      <path d="M20 0v5M14 5h12M14 5v7M26 5v7M9 12h22v6c0 6-4.5 9-11 9s-11-3-11-9zM20 27v13" />
    </Drawing>
  ),
  charger: (
    <Drawing>
      <path d="M20 0v5M20 35v5" />
      <rect x="10" y="5" width="20" height="30" rx="5" />
      <path d="m22 11-6 9h8l-6 9" />
    </Drawing>
  ),
  car: (
    <Drawing>
      <path d="M20 0v10M3 28v-8l6-2 5-8h12l6 8 5 2v8h-5M14 28h12M3 28h3" />
      <circle cx="10" cy="28" r="4" />
      <circle cx="28" cy="28" r="4" />
      <path d="M9 18h22" />
    </Drawing>
  ),
};

const Cable = ({ phases }: { phases: 1 | 3 }) => (
  <Drawing isInLine>
    <path d="M20 0v40" />
    {phases === 3 ? <path d="m13 17 14-6M13 23l14-6M13 29l14-6" /> : <path d="m13 23 14-6" />}
  </Drawing>
);

/** Drawn like on a single-line diagram (IEC 60617): the current comes from above, or from the left in the strip. */
export const StageSymbol = (props: { stage: StageName; plug: Plug | undefined; phases: 1 | 3 }) => {
  const { stage } = props;
  if (stage === 'cable') return <Cable phases={props.phases} />;
  if (stage === 'socket') return <SocketSymbol plug={props.plug} />;
  return drawings[stage];
};
