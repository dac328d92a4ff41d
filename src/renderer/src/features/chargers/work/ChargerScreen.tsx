import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShowInFrame } from '#renderer/app/frameInfo.tsx';
import { GoneCharger } from '#renderer/features/chargers/frame/GoneCharger.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { ThisCharger } from './useThisCharger.ts';

const Shown = (props: {
  device: DeviceView;
  isPresent: boolean;
  isProven: boolean;
  title: string;
  focusKey?: string | undefined;
  actions?: ReactNode;
  children: ReactNode;
}) => {
  const { device, isPresent } = props;
  const { identity, door } = device;
  useShowInFrame({
    practice: identity.practice,
    deviceId: device.id,
    status: {
      currentA: null,
      bluetooth: door === 'bluetooth' && isPresent ? 'on' : 'unknown',
      ...(props.isProven ? { written: 'settings-proven' as const } : {}),
    },
  });
  return (
    <Screen
      title={props.title}
      lead={`${identity.name || identity.model} · ${identity.serial}`}
      focusKey={props.focusKey}
      actions={props.actions}
    >
      {props.children}
    </Screen>
  );
};

/** A page of one charger: its title, the frame's status line, and what there is to say when the charger is gone. */
export const ChargerScreen = (props: {
  title: string;
  charger: ThisCharger;
  /** Moves the focus to the title when it changes. */
  focusKey?: string | undefined;
  isProven?: boolean | undefined;
  actions?: ReactNode;
  children: ReactNode;
}) => {
  const { t } = useTranslation('common');
  const { title, isProven = false, children, actions, focusKey } = props;
  const { device, isKnown, isPresent } = props.charger;
  if (device === undefined) {
    return isKnown ? <GoneCharger title={title} /> : <Screen title={t('frame.loading')}>{null}</Screen>;
  }
  return <Shown {...{ device, isPresent, isProven, title, focusKey, actions }}>{children}</Shown>;
};
