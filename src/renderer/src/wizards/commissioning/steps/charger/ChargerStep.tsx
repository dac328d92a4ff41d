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
import type { JobStep, JobView } from '#shared/contract/jobs.ts';
import { AsFound } from './AsFound.tsx';
import { ByAddress } from './ByAddress.tsx';
import { ChargerList } from './ChargerList.tsx';
import { ConnectScreen } from './ConnectScreen.tsx';

/** Where "next one like this" has something left to answer. */
const stepAfterOpening = ({ kind }: JobView, asksNetwork: boolean): JobStep => {
  if (kind === 'ocpp') return 'backend';
  return kind === 'load-balancing' && asksNetwork ? 'network' : 'review';
};

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
      const isConnected = await link.connect(given.target);
      // A charger that came with its address brings neither PIN nor answers along.
      if (!isConnected || given.pin === '') return;
      const isOpen = await link.unlock(given.pin);
      const asksNetwork =
        leavesBluetooth(job, job.answers.control.who) || job.answers.control.who === undefined;
      if (isOpen) await goTo(stepAfterOpening(job, asksNetwork));
    };
    void begin();
  });
};

const FindCharger = ({ link, onChosen }: { link: ChargerLink; onChosen: () => void }) => {
  const { t } = useTranslation(['wizard', 'common']);
  const { job } = useJob();
  const { connecting } = link;
  const [target, setTarget] = useState<string | null>(null);
  const name = target?.replace(/^(ble:|modbus:\/\/)/, '') ?? null;
  const choose = async (chosen: string) => {
    setTarget(chosen);
    if (await link.connect(chosen)) onChosen();
  };
  return (
    <StepFrame primary={{ label: t('common:action.next'), onPress: () => undefined, disabled: true }}>
      <p>{t('charger.plugToFind')}</p>
      <BridgeErrorPanel error={connecting.error} onRetry={() => target !== null && void choose(target)} />
      {connecting.isRunning ? (
        <ProgressPanel
          what={t('charger.connecting', { name: name ?? '' })}
          done={0}
          total={0}
          onCancel={connecting.cancel}
        />
      ) : null}
      <ChargerList
        chosen={name}
        busy={connecting.isRunning}
        onChoose={(row) => void choose(`ble:${row.name}`)}
      />
      {job.kind === 'ocpp' ? (
        <ByAddress busy={connecting.isRunning} onConnect={(address) => void choose(`modbus://${address}`)} />
      ) : null}
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
    <StepFrame
      primary={{
        label: t('common:action.next'),
        onPress: () => void goTo(job.kind === 'ocpp' ? 'backend' : 'board'),
      }}
    >
      <AsFound />
    </StepFrame>
  );
};
