import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { SafetyNotice } from '#renderer/features/chargers/manual/SafetyNotice.tsx';
import type { ReadWork } from '#renderer/features/chargers/work/SettingsPage.tsx';
import { useOffers } from '#renderer/features/chargers/work/useOffers.ts';
import { LeaveGuard } from '#renderer/features/configuration/plan/LeaveGuard.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { SocketLength, type TestLength } from '#renderer/socketTest/SocketLength.tsx';
import { SocketRunning } from '#renderer/socketTest/SocketRunning.tsx';
import { SocketVerdict } from '#renderer/socketTest/SocketVerdict.tsx';
import type { SocketTest } from '#renderer/socketTest/useSocketTest.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';

import type { Lift } from './useLift.ts';

/** Starts a socket test, shows it, and leads from its verdict to the current it advises. */
export const SocketBench = ({ work, test, lift }: { work: ReadWork; test: SocketTest; lift: Lift }) => {
  const { t } = useTranslation(['socket', 'pages']);
  const format = useFormat();
  const { device, visit, found } = work;
  const [length, setLength] = useState<TestLength>('short');
  const offers = useOffers(device, null);
  const note = device.jobId === null ? offers.reason('socket-test') : t('pages:charger.heldByJob');
  const { result } = test.state;
  const storedA = found['settings.maxCurrent'];
  const advisedA = result?.recommendedA ?? null;
  const isLower = advisedA !== null && advisedA >= 6 && typeof storedA === 'number' && advisedA < storedA;
  const start = () => {
    lift.forget();
    test.start((signal) =>
      api.charger.socketTest({ ...visit, limitA: null, isLong: length === 'long' }, { signal }),
    );
  };
  const takeAdvice = () => {
    if (advisedA === null) return;
    const values = { 'settings.maxCurrent': advisedA };
    work.toPlan({ kind: 'edits', edits: { values, secrets: {} } });
  };
  const startButton = (kind: 'primary' | 'default') => (
    <Button kind={kind} disabled={note !== null || test.isRunning} onClick={start}>
      {t(result === null ? 'start' : 'again')}
    </Button>
  );
  return (
    <>
      <LeaveGuard isActive={test.isRunning} />
      <SafetyNotice serial={device.identity.serial} notice="inspection" />
      <BridgeErrorPanel error={test.error} />
      {result === null ? (
        <p>{t('about')}</p>
      ) : (
        <section className="nx-stack" aria-label={t('result')}>
          <SocketVerdict result={lift.lifted?.isLifted === true ? { ...result, leftAtA: null } : result} />
        </section>
      )}
      <SocketLength value={length} onChange={setLength} />
      <p className="nx-muted">{t('stays')}</p>
      <SocketRunning test={test} identity={device.identity} />
      <PrimaryBar
        back={isLower ? startButton('default') : undefined}
        note={note}
        primary={
          isLower ? (
            <Button kind="primary" disabled={!work.canWrite} onClick={takeAdvice}>
              {t('setTo', { current: format.amps(advisedA) })}
            </Button>
          ) : (
            startButton('primary')
          )
        }
      />
    </>
  );
};
