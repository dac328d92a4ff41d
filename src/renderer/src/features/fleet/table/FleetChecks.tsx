import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetTable } from '#renderer/features/fleet/model/useFleetTable.ts';
import { AmpereInput } from '#renderer/ui/AmpereInput.tsx';
import type { FleetPreviewView } from '#shared/contract/fleet.ts';
import { FleetFindings } from './FleetFindings.tsx';

const USUAL_A = [25, 32, 40, 50, 63, 80, 100, 125] as const;
const LARGEST_A = 999;
// Long enough to type three digits.
const CHECK_AFTER_MS = 400;

/** The limit of the circuit all chargers share, and what the rules say about the table as a whole. */
export const FleetChecks = (props: {
  table: FleetTable;
  findings: FleetPreviewView['findings'];
  circuitA: number | null;
}) => {
  const { t } = useTranslation('fleet');
  const { table, circuitA } = props;
  const checked = useRef(circuitA);
  const { checkAgain } = table;
  const latest = useRef(checkAgain);
  latest.current = checkAgain;
  useEffect(() => {
    if (checked.current === circuitA) return undefined;
    const timer = setTimeout(() => {
      checked.current = circuitA;
      void latest.current();
    }, CHECK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [circuitA]);
  return (
    <section className="nx-fleet-checks" aria-labelledby="fleet-checks">
      <div className="nx-stack">
        <h2 id="fleet-checks">{t('checks.title')}</h2>
        <AmpereInput
          id="fleet-circuit"
          label={t('checks.circuit')}
          hint={t('checks.circuitHint')}
          value={circuitA}
          minA={1}
          maxA={LARGEST_A}
          usual={USUAL_A}
          onChange={table.setCircuit}
        />
      </div>
      <FleetFindings findings={props.findings} />
    </section>
  );
};
