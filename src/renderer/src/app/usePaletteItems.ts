import type { UseNavigateResult } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { nextTheme } from '#renderer/ui/theme/themeName.ts';
import { openAlerts, openKeyHelp } from './overlays.ts';
import { useJobs, useSites } from './queries.ts';
import { usePreferences } from './settings.tsx';
import { useDevicePaletteItems } from './useDevicePaletteItems.ts';
import { useFaultPaletteItems } from './useFaultPaletteItems.ts';

type Navigate = UseNavigateResult<string>;

export interface PaletteItem {
  readonly key: string;
  readonly label: string;
  readonly group: string;
  readonly run: (navigate: Navigate) => void;
  /** Offered whatever was typed. */
  readonly always?: boolean;
}

const PAGES = [
  { key: 'start', to: '/' },
  { key: 'chargers', to: '/chargers' },
  { key: 'sites', to: '/sites' },
  { key: 'log', to: '/log' },
  { key: 'practice', to: '/practice' },
  { key: 'settings', to: '/settings' },
] as const;

const useJobItems = (): readonly PaletteItem[] => {
  const { t } = useTranslation('common');
  const jobs = useJobs(true).data ?? [];
  return jobs.map((job) => ({
    key: `job-${job.id}`,
    label: [t(`job.${job.kind}`), job.siteName, job.socketLabel].join(' · '),
    group: t('palette.job'),
    run: (go) => void go({ to: '/job/$jobId', params: { jobId: job.id } }),
  }));
};

/** The pages that are always there, with the faults, which are pages of their own, between them. */
const usePageItems = (faultItems: readonly PaletteItem[]): readonly PaletteItem[] => {
  const { t } = useTranslation(['common', 'fleet', 'pages']);
  const group = t('palette.page');
  return [
    ...PAGES.map(
      ({ key, to }): PaletteItem => ({ key, label: t(`rail.${key}`), group, run: (go) => void go({ to }) }),
    ),
    { key: 'fleet', label: t('fleet:title'), group, run: (go) => void go({ to: '/fleet' }) },
    ...faultItems,
    {
      key: 'balancing',
      label: t('pages:start.balancing.title'),
      group,
      run: (go) => void go({ to: '/balancing' }),
    },
    {
      key: 'ocpp',
      label: t('pages:start.ocpp.title'),
      group: t('palette.page'),
      run: (go) => void go({ to: '/ocpp' }),
    },
    {
      key: 'ocpp-probe',
      label: t('pages:start.ocpp.probe'),
      group: t('palette.page'),
      run: (go) => void go({ to: '/ocpp/probe' }),
    },
    {
      key: 'ocpp-presets',
      label: t('pages:start.ocpp.presets'),
      group,
      run: (go) => void go({ to: '/ocpp/presets' }),
    },
    ...(['own-circuit', 'load-balancing'] as const).map(
      (kind): PaletteItem => ({
        key: `new-${kind}`,
        label: t(`job.${kind}`),
        group: t('palette.newJob'),
        run: (go) => void go({ to: '/job/new/$kind', params: { kind } }),
      }),
    ),
  ];
};

const useSiteItems = (): readonly PaletteItem[] => {
  const { t } = useTranslation('common');
  const sites = useSites().data ?? [];
  const known = sites.flatMap((site) => site.chargers.map((charger) => ({ charger, site })));
  return [
    ...sites.map(
      (site): PaletteItem => ({
        key: `site-${site.id}`,
        label: site.name,
        group: t('palette.site'),
        run: (go) => void go({ to: '/sites/$siteId', params: { siteId: site.id } }),
      }),
    ),
    ...known.map(
      ({ charger, site }): PaletteItem => ({
        key: `charger-${charger.serial}`,
        label: [charger.serial, charger.name, site.name].join(' · '),
        group: t('palette.charger'),
        run: (go) => void go({ to: '/log', search: { charger: charger.serial } }),
      }),
    ),
  ];
};

const useActionItems = (text: string): readonly PaletteItem[] => {
  const { t } = useTranslation('common');
  const { theme, save } = usePreferences();
  const upcoming = nextTheme(theme);
  const searchLog: PaletteItem = {
    key: 'search-log',
    label: t('palette.searchLog', { text }),
    group: t('rail.log'),
    always: true,
    run: (go) => void go({ to: '/log', search: { text } }),
  };
  return [
    {
      key: 'theme',
      label: t('tools.theme', { theme: t(`theme.${upcoming}`) }),
      group: t('palette.action'),
      run: () => void save({ theme: upcoming }),
    },
    { key: 'alerts', label: t('alerts.title'), group: t('palette.action'), run: openAlerts },
    { key: 'keys', label: t('tools.keys'), group: t('palette.action'), run: openKeyHelp },
    ...(text === '' ? [] : [searchLog]),
  ];
};

/** Everything one can go to or do, in the order of how near it is. */
export const usePaletteItems = (query: string): readonly PaletteItem[] => {
  const deviceItems = useDevicePaletteItems();
  const jobItems = useJobItems();
  const pageItems = usePageItems(useFaultPaletteItems(query));
  const siteItems = useSiteItems();
  const actionItems = useActionItems(query.trim());
  return [...deviceItems, ...jobItems, ...pageItems, ...siteItems, ...actionItems];
};
