import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { schematic } from '#shared/domain/charger/live/schematic.ts';
import { orDash } from './orDash.ts';

/** Volts and amperes of every phase at the mains. */
export const MainsPhases = ({ phases }: { phases: ReturnType<typeof schematic>['mains']['phases'] }) => {
  const format = useFormat();
  return (
    <ul className="nx-phases">
      {phases.map(({ phase, voltageV, currentA }) => (
        <li key={phase}>
          <span>{phase}</span>
          <span>{orDash(voltageV, format.volts)}</span>
          <span>{orDash(currentA, (amps) => format.amps(amps, 1))}</span>
        </li>
      ))}
    </ul>
  );
};
