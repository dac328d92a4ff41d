import type { PlanPart } from '#renderer/features/balancing/model/planEdits.ts';
import { nameOf } from '#renderer/features/balancing/model/useRuleText.ts';
import type { SiteSummary } from '#shared/contract/log.ts';
import { ChargerForm } from './ChargerForm.tsx';
import type { PartFormProps } from './formProps.ts';
import { NodeForm } from './NodeForm.tsx';
import { SiteForm } from './SiteForm.tsx';

const FormOf = (props: PartFormProps & { part: PlanPart; site: SiteSummary }) => {
  const { part, plan } = props;
  if (part.kind === 'site') return <SiteForm {...props} />;
  if (part.kind === 'node') {
    const node = plan.nodes.find(({ id }) => id === part.id);
    return node === undefined ? null : <NodeForm {...props} node={node} />;
  }
  const charger = plan.chargers.find(({ id }) => id === part.id);
  return charger === undefined ? null : <ChargerForm {...props} charger={charger} />;
};

/** The form of whatever is selected in the drawing. */
export const PartForm = (props: PartFormProps & { part: PlanPart; site: SiteSummary }) => {
  const { part, plan, site } = props;
  const title = part.kind === 'site' ? site.name : nameOf(plan, part.id);
  return (
    <section className="nx-card nx-stack nx-bal-form" aria-labelledby="plan-form">
      <h2 id="plan-form" tabIndex={-1}>
        {title}
      </h2>
      <FormOf {...props} />
    </section>
  );
};
