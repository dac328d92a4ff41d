import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { useNoticeSeen } from './noticesSeen.ts';

/** What has to be known at this point, in plain words; once per charger, until it was read. */
export const SafetyNotice = (props: { serial: string; notice: 'unplug' | 'fault' | 'inspection' }) => {
  const { t } = useTranslation('manual');
  const [isSeen, see] = useNoticeSeen(props.serial, props.notice);
  return isSeen ? null : (
    <NoticePanel title={t('safety')} action={<Button onClick={see}>{t('understood')}</Button>}>
      {t(`notice.${props.notice}`)}
    </NoticePanel>
  );
};
