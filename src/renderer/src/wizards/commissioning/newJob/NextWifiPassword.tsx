import { useTranslation } from 'react-i18next';
import { api } from '#renderer/app/bridge/api.ts';
import { useStream } from '#renderer/app/bridge/useStream.ts';
import { usePracticeState } from '#renderer/app/usePracticeState.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { SecretField } from '#renderer/ui/SecretField.tsx';
import { VaultNote } from '#renderer/wizards/commissioning/VaultNote.tsx';
import { goesToNetwork } from '#shared/domain/jobAnswers.ts';

/** The one answer nobody can take over: the password of the network that the job before has used. */
export const NextWifiPassword = (props: {
  likeJobId: string;
  value: string;
  onChange: (password: string) => void;
}) => {
  const { t } = useTranslation('wizard');
  const like = useStream(props.likeJobId, (signal) => api.jobs.watch({ id: props.likeJobId }, { signal }));
  const practice = usePracticeState();
  const ssid = like.value?.answers.network.ssid;
  const isNeeded = like.value?.kind === 'ocpp' || goesToNetwork(like.value?.answers.control.who);
  if (!isNeeded || ssid === undefined) return null;
  const known = practice?.kind === 'running' && practice.wifi.ssid === ssid ? practice.wifi : null;
  return (
    <div className="nx-stack">
      <SecretField
        id="job-wifiPassword"
        label={t('newJob.wifiPassword', { ssid })}
        hint={t('newJob.wifiHint')}
        value={props.value}
        onChange={props.onChange}
      />
      <VaultNote />
      {known === null || props.value !== '' ? null : (
        <NoticePanel
          action={<Button onClick={() => props.onChange(known.password)}>{t('wifi.fillIn')}</Button>}
        >
          {t('wifi.practice', known)}
        </NoticePanel>
      )}
    </div>
  );
};
