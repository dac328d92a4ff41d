import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { SocketLength, type TestLength } from '#renderer/socketTest/SocketLength.tsx';
import { SocketRunning } from '#renderer/socketTest/SocketRunning.tsx';
import { SocketVerdict } from '#renderer/socketTest/SocketVerdict.tsx';
import { useSocketTest } from '#renderer/socketTest/useSocketTest.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { isReady } from '#renderer/wizards/commissioning/model/jobFacts.ts';
import { useBusy } from '#renderer/wizards/commissioning/model/useBusy.ts';
import { hangsOnSocket } from '#shared/domain/charger/socket/hangsOnSocket.ts';

/** Offered once the test of control has passed, where the charger hangs on a socket: how that bears the current. */
export const JobSocket = () => {
  const { t } = useTranslation(['socket', 'charger-rules', 'wizard']);
  const { job, answers } = useJob();
  const test = useSocketTest();
  const [length, setLength] = useState<TestLength>('short');
  useBusy(test.isRunning);
  const { charger, socket, written } = job;
  const proof = written.doorsClosed ? written.networkProof : written.bluetoothProof;
  if (charger === null || proof !== 'passed' || !hangsOnSocket(answers.circuit.plug)) return null;
  const start = () =>
    test.start((signal) => api.jobs.socketTest({ id: job.id, isLong: length === 'long' }, { signal }));
  return (
    <section className="nx-stack" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <BridgeErrorPanel error={test.error} />
      {socket === null ? <p>{t('aboutJob')}</p> : <SocketVerdict result={socket.result} />}
      <SocketLength value={length} onChange={setLength} />
      <p className="nx-muted">{t('stays')}</p>
      {isReady(job) ? null : <p>{t('connectFirst')}</p>}
      <div className="nx-row">
        <Button disabled={!isReady(job) || test.isRunning} onClick={start}>
          {t(socket === null ? 'also' : 'again')}
        </Button>
      </div>
      <SocketRunning test={test} identity={charger.identity} />
    </section>
  );
};
