import type { Plug } from '#shared/domain/circuit.ts';
import './CircuitPicture.css';
import { SocketSymbol } from './SocketSymbol.tsx';

/** What the charger is plugged into as one sees it on the wall, beside its name. */
export const SocketFace = ({ plug }: { plug: Plug }) => (
  <span className="nx-socket-face">
    <SocketSymbol plug={plug} />
  </span>
);
