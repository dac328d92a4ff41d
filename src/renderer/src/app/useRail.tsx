import {
  IconBook2,
  IconBuilding,
  IconChargingPile,
  IconHome,
  IconSchool,
  IconSettings,
} from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RailItem } from '#renderer/ui/Frame.tsx';

const PLACES = [
  { key: 'start', to: '/', Icon: IconHome },
  { key: 'chargers', to: '/chargers', Icon: IconChargingPile },
  { key: 'sites', to: '/sites', Icon: IconBuilding },
  { key: 'log', to: '/log', Icon: IconBook2 },
  { key: 'practice', to: '/practice', Icon: IconSchool },
  { key: 'settings', to: '/settings', Icon: IconSettings },
] as const;

const isIn = (path: string, to: string): boolean =>
  to === '/'
    ? path === '/' || path.startsWith('/job') || path.startsWith('/ocpp')
    : path === to || path.startsWith(`${to}/`);

/** The six places of the application. */
export const useRail = (): readonly RailItem[] => {
  const { t } = useTranslation('common');
  const path = useRouterState({ select: (state) => state.location.pathname });
  return PLACES.map(({ key, to, Icon }) => ({
    key,
    label: t(`rail.${key}`),
    icon: <Icon size={24} stroke={1.75} aria-hidden />,
    isCurrent: isIn(path, to),
    link: (content, className) => (
      <Link to={to} className={className} aria-current={isIn(path, to) ? 'page' : undefined}>
        {content}
      </Link>
    ),
  }));
};
