import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useVaultState } from '#renderer/app/vault/useVaultState.ts';
import type { ReadWork } from '#renderer/features/chargers/work/SettingsPage.tsx';
import { FindingList } from '#renderer/features/configuration/plan/FindingList.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { PinField } from '#renderer/ui/PinField.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { isRefused } from '#shared/domain/finding.ts';
import { pinFindings } from '#shared/domain/pinFindings.ts';

/** A new PIN, typed twice and judged; where the vault is open it is kept there, else somebody has to keep it. */
export const PinPanel = ({ work, reason }: { work: ReadWork; reason: string | null }) => {
  const { t } = useTranslation('charger-settings');
  const vault = useVaultState();
  const [pin, setPin] = useState('');
  const [repeated, setRepeated] = useState('');
  const [keeper, setKeeper] = useState('');
  const [isKept, setIsKept] = useState<boolean | null>(null);
  const change = useAction((newPin: string) => api.care.changePin({ ...work.visit, newPin, keeper }));
  const isComplete = pin !== '' && repeated.length >= pin.length;
  const findings = isComplete ? pinFindings(pin, repeated) : [];
  const canChange = reason === null && isComplete && !isRefused(findings);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!canChange) return;
    const done = await change.run(pin);
    if (done === null) return;
    setPin('');
    setRepeated('');
    setIsKept(done.isKept);
  };
  const isVaultOpen = vault?.kind === 'unlocked';
  return (
    <form className="nx-setting-body nx-stack" onSubmit={(event) => void submit(event)}>
      {work.device.access.pinIsFactory ? (
        <div className="nx-row">
          <Tag tone="warn">{t('pin.factory')}</Tag>
          <span>{t('pin.factoryMeans')}</span>
        </div>
      ) : null}
      <div className="nx-inline-form">
        <PinField label={t('pin.new')} value={pin} onChange={setPin} />
        <PinField label={t('pin.again')} value={repeated} onChange={setRepeated} />
      </div>
      <FindingList findings={findings} title={t('pin.judged')} />
      <p className="nx-muted">{t(isVaultOpen ? 'pin.vaultOpen' : 'pin.vaultClosed')}</p>
      {isVaultOpen ? null : (
        <TextField
          label={t('pin.keeper')}
          hint={t('pin.keeperHint')}
          value={keeper}
          maxLength={120}
          onChange={setKeeper}
        />
      )}
      <BridgeErrorPanel error={change.error} />
      {isKept === null ? null : <p role="status">{t(isKept ? 'pin.changedKept' : 'pin.changed')}</p>}
      <div className="nx-row">
        <Button type="submit" busy={change.isRunning} disabled={!canChange}>
          {t('pin.change')}
        </Button>
        {reason === null ? null : <span className="nx-muted">{reason}</span>}
      </div>
    </form>
  );
};
