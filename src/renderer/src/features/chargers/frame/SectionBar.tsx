import { IconBan } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCurrentInView } from '#renderer/app/useCurrentInView.ts';
import type { Offers } from '#renderer/features/chargers/work/useOffers.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import { chargerSections, featureOf } from './chargerSections.ts';

/** The pages of a charger; one it cannot offer is still there, marked, and says why when it is opened. */
export const SectionBar = ({ deviceId, offers }: { deviceId: string; offers: Offers }) => {
  const { t } = useTranslation('charger');
  const bar = useCurrentInView();
  return (
    <nav ref={bar} className="nx-sections" aria-label={t('sections.label')}>
      {chargerSections.map((section) => {
        const feature = featureOf(section);
        const lacking = feature === null ? null : offers.lacking(feature);
        return (
          <Link
            key={section.key}
            to={section.to}
            params={{ deviceId }}
            className={classNames('nx-section', lacking !== null && 'nx-section-lacking')}
            title={lacking ?? undefined}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {lacking === null ? null : <IconBan size={18} aria-hidden />}
            {t(`sections.${section.key}`)}
            {lacking === null ? null : <span className="nx-hidden">: {lacking}</span>}
          </Link>
        );
      })}
    </nav>
  );
};
