import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { diversityOf } from '#shared/domain/balancing/site/diversity.ts';
import { perPhaseLimit } from '#shared/domain/balancing/site/rotation.ts';
import type { SiteNode } from '#shared/domain/balancing/site/siteSchema.ts';
import { siteOf } from '#shared/domain/balancing/whatif/generateSite.ts';
import { CarTable } from './CarTable.tsx';
import { startSecond } from './clock.ts';
import { PlacePlot } from './PlacePlot.tsx';
import { useResultWords } from './resultWords.ts';
import type { WhatIfOutcome } from './useWhatIf.ts';
import { variantKey } from './variants.ts';

/** One day from near: any board against its limit, and every car. */
export const DayDetails = ({ outcome }: { outcome: WhatIfOutcome }) => {
  const { t } = useTranslation('balancing');
  const { nameOf } = useResultWords();
  const site = siteOf(outcome.scenario);
  const [chosen, choose] = useState<string | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const each = outcome.results.find(({ variant }) => variantKey(variant) === chosen) ?? outcome.results[0];
  if (each === undefined) return null;
  const { series, sessions } = each.result;
  const shareOf = (id: string, limitA: number) =>
    Math.max(0, ...(series.nodes[id]?.a ?? []).flat()) / Math.max(1, limitA);
  const diversity = diversityOf(site);
  const limitOf = (node: SiteNode) => Math.min(...perPhaseLimit(node.limitA)) * diversity(node).factor;
  // Until a person chooses, what was closest to its limit.
  const node =
    site.nodes.find(({ id }) => id === place) ??
    site.nodes.toSorted(
      (left, right) => shareOf(right.id, limitOf(right)) - shareOf(left.id, limitOf(left)),
    )[0];
  if (node === undefined) return null;
  const startS = startSecond(outcome.scenario.startAt);
  return (
    <section className="nx-stack">
      <div className="nx-bal-grid">
        <SelectField
          label={t('whatIf.look')}
          value={variantKey(each.variant)}
          options={outcome.results.map(({ variant }) => ({
            value: variantKey(variant),
            label: nameOf(variant),
          }))}
          onChange={choose}
        />
        <SelectField
          label={t('whatIf.place')}
          value={node.id}
          options={site.nodes.map(({ id, name: label }) => ({ value: id, label: label ?? id }))}
          onChange={setPlace}
        />
      </div>
      <PlacePlot scenario={outcome.scenario} shown={each} node={node} limitA={limitOf(node)} />
      <CarTable sessions={sessions} startS={startS} />
    </section>
  );
};
