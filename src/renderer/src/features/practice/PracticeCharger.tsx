import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { HoldButton } from '#renderer/ui/HoldButton.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { type PracticeState, practiceFaults } from '#shared/contract/practice.ts';

type Charger = Extract<PracticeState, { kind: 'running' }>['chargers'][number];
type Fault = Parameters<typeof api.practice.fault>[0]['fault'];

const FAULTS: readonly Fault[] = practiceFaults;
/** As on the label of every practice charger. */
const FACTORY_PIN = '000000';
const PHASES = ['1', '2', '3'] as const;

/** Which charger it is, the PIN it has now, where it is in the site, and whether a car is plugged in. */
const Nameplate = ({ charger }: { charger: Charger }) => {
  const { t } = useTranslation('practice');
  return (
    <div className="nx-row">
      <h2 id={`practice-${charger.serial}`}>{charger.name}</h2>
      <span className="nx-muted">{charger.serial}</span>
      <Tag tone="plain">
        {t(charger.pin === FACTORY_PIN ? 'charger.pin' : 'charger.changedPin', { pin: charger.pin })}
      </Tag>
      {charger.node === null ? null : (
        <span className="nx-muted">{`${charger.node} · ${charger.rotation ?? ''}`}</span>
      )}
      <Tag tone="plain">{t(charger.isCarPlugged ? 'charger.plugged' : 'charger.unplugged')}</Tag>
    </div>
  );
};

/** One virtual charger: its PIN, its car, and what can go wrong on purpose. */
export const PracticeCharger = ({ charger }: { charger: Charger }) => {
  const { t } = useTranslation('practice');
  const announce = useAnnounce();
  const [phases, setPhases] = useState<(typeof PHASES)[number]>('3');
  const { serial } = charger;
  const car = useAction((action: 'plug' | 'unplug') =>
    api.practice.car(
      action === 'plug' ? { serial, action, phases: Number(phases) as 1 | 2 | 3 } : { serial, action },
    ),
  );
  const fault = useAction(async (name: Fault) => {
    await api.practice.fault({ serial, fault: name });
    announce(t('charger.faultDone', { fault: t(`fault.${name}`) }));
  });
  const reset = useAction(async () => {
    await api.practice.factoryReset({ serial });
    announce(t('charger.resetDone', { name: charger.name }));
  });
  return (
    <section className="nx-card nx-stack" aria-labelledby={`practice-${serial}`}>
      <Nameplate charger={charger} />
      <BridgeErrorPanel error={car.error ?? fault.error ?? reset.error} />
      <div className="nx-inline-form">
        <SelectField
          label={t('charger.carPhases')}
          value={phases}
          options={PHASES.map((value) => ({ value, label: value }))}
          onChange={setPhases}
        />
        <Button busy={car.isRunning} onClick={() => void car.run(charger.isCarPlugged ? 'unplug' : 'plug')}>
          {t(charger.isCarPlugged ? 'charger.unplug' : 'charger.plug')}
        </Button>
      </div>
      <details className="nx-details">
        <summary>{t('charger.wrong')}</summary>
        <div className="nx-stack">
          <div className="nx-row">
            {FAULTS.map((name) => (
              <Button key={name} busy={fault.isRunning} onClick={() => void fault.run(name)}>
                {t(`fault.${name}`)}
              </Button>
            ))}
          </div>
          <p id={`reset-${serial}`}>{t('charger.resetText')}</p>
          <div>
            <HoldButton
              label={t('charger.reset')}
              describedBy={`reset-${serial}`}
              disabled={charger.isCarPlugged}
              onHeld={() => void reset.run()}
            />
          </div>
        </div>
      </details>
    </section>
  );
};
