import { useTranslation } from 'react-i18next';
import type { SitePlan } from '#renderer/features/balancing/model/useSitePlan.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import type { SiteTestResult } from '#shared/contract/siteTest.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';

type Tested = SiteTestResult['chargers'][number];

const named = (phases: readonly number[]): string => phases.map((phase) => `L${phase}`).join(' + ');

/** Found another rotation than the plan has now: one press corrects it, and the plan's own way back undoes it. */
export const TakeOver = (props: { result: SiteTestResult; plan: Site; sitePlan: SitePlan }) => {
  const { t } = useTranslation('siteTest');
  const announce = useAnnounce();
  const { result, plan, sitePlan } = props;
  const rotationNow = (id: string) => plan.chargers.find((charger) => charger.id === id)?.rotation;
  const differing = result.chargers.filter(
    ({ id, wiring }) => wiring?.rotation != null && wiring.rotation !== rotationNow(id),
  );
  const take = ({ id, name, wiring }: Tested) => {
    const rotation = wiring?.rotation ?? undefined;
    if (rotation === undefined) return;
    const chargers = plan.chargers.map((charger) => (charger.id === id ? { ...charger, rotation } : charger));
    sitePlan.store.change({ ...plan, chargers });
    announce(t('taken', { charger: name, rotation }));
  };
  return differing.map((charger) => (
    <div key={charger.id} className="nx-panel nx-panel-warn">
      <p className="nx-panel-text">
        {t(charger.wiring?.planned === null ? 'foundNew' : 'foundOther', {
          charger: charger.name,
          found: named(charger.wiring?.found ?? []),
          planned: named(charger.wiring?.planned ?? []),
        })}
      </p>
      <div className="nx-row">
        <Button onClick={() => take(charger)}>
          {t('takeOver', { rotation: charger.wiring?.rotation ?? '' })}
        </Button>
      </div>
    </div>
  ));
};
