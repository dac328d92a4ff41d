import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { takeHandOver } from '#renderer/wizards/commissioning/model/handOver.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { isReady, leavesBluetooth } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import { type ChargerLink, useCharger } from '#renderer/wizards/commissioning/model/useCharger.ts';
import { StepFrame } from '#renderer/wizards/commissioning/StepFrame.tsx';
import { AsFound } from './AsFound.tsx';
import { ChargerList } from './ChargerList.tsx';
import { ConnectScreen } from './ConnectScreen.tsx';

/** Does at once what was already chosen and typed for "next one like this", then goes to what is left to do. */
const useHandedOver = (link: ChargerLink) => {
  const { job, goTo } = useJob();
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    const given = takeHandOver(job.id);
    if (given === null) return;
    const begin = async () => {
      const isOpen = (await link.connect(given.target)) && (await link.unlock(given.pin));
      const asksNetwork =
        leavesBluetooth(job, job.answers.control.who) || job.answers.control.who === undefined;
      if (isOpen) await goTo(job.kind === 'load-balancing' && asksNetwork ? 'network' : 'review');
    };
    void begin();
  });
};

const FindCharger = ({ link, onChosen }: { link: ChargerLink; onChosen: () => void }) => {
  const { t } = useTranslation(['wizard', 'common']);
  const [name, setName] = useState<string | null>(null);
  const { connecting } = link;
  const choose = async (chosen: string) => {
    setName(chosen);
    if (await link.connect(`ble:${chosen}`)) onChosen();
  };
  return (
    <StepFrame primary={{ label: t('common:action.next'), onPress: () => undefined, disabled: true }}>
      <p>{t('charger.plugToFind')}</p>
      <BridgeErrorPanel error={connecting.error} onRetry={() => name !== null && void choose(name)} />
      {connecting.isRunning ? (
        <ProgressPanel
          what={t('charger.connecting', { name: name ?? '' })}
          done={0}
          total={0}
          onCancel={connecting.cancel}
        />
      ) : null}
      <ChargerList chosen={name} busy={connecting.isRunning} onChoose={(row) => void choose(row.name)} />
    </StepFrame>
  );
};

/** Find the charger, open it with its PIN, keep its state as found. */
export const ChargerStep = () => {
  const { t } = useTranslation(['wizard', 'common']);
  const { job, goTo } = useJob();
  const link = useCharger(job.id);
  const [isChoosing, setChoosing] = useState(false);
  useHandedOver(link);
  if (job.charger === null || isChoosing) {
    return <FindCharger link={link} onChosen={() => setChoosing(false)} />;
  }
  const another = async () => {
    await api.jobs.disconnect({ id: job.id }).catch(() => undefined);
    setChoosing(true);
  };
  const change =
    job.asFound === null || job.status.written === 'nothing' ? (
      <Button onClick={() => void another()}>{t('charger.another')}</Button>
    ) : undefined;
  if (!isReady(job) || job.asFound === null) {
    return <ConnectScreen link={link} secondary={job.asFound === null ? change : undefined} />;
  }
  return (
    <StepFrame primary={{ label: t('common:action.next'), onPress: () => void goTo('board') }}>
      <AsFound />
    </StepFrame>
  );
};
