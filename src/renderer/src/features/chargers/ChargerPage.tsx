import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { TwoColumns } from '#renderer/ui/TwoColumns.tsx';
import type { DeviceView } from '#shared/contract/devices.ts';
import { chargeState } from '#shared/domain/charger/live/chargeState.ts';
import { AccessPanel } from './AccessPanel.tsx';
import { AgainstTheLog } from './AgainstTheLog.tsx';
import { ChargerActions } from './ChargerActions.tsx';
import { Faults } from './Faults.tsx';
import { ChargerScreen } from './frame/ChargerScreen.tsx';
import { Identity } from './Identity.tsx';
import { CommandBar } from './live/CommandBar.tsx';
import { HourFigure } from './live/HourFigure.tsx';
import { Schematic } from './live/Schematic.tsx';
import { StateHead } from './live/StateHead.tsx';
import { useLiveCharger } from './live/useLiveCharger.ts';
import { ValueGroups } from './live/ValueGroups.tsx';
import { SafetyNotice } from './manual/SafetyNotice.tsx';
import { ReadEverything } from './ReadEverything.tsx';

/** One charger, live: the current in force, what it does and can be told, the last hour, and everything measured. */
export const ChargerPage = () => (
  <ChargerScreen>{(device) => <LiveCharger key={device.id} device={device} />}</ChargerScreen>
);

const LiveCharger = ({ device }: { device: DeviceView }) => {
  const { values, fresh, hour, error, restart } = useLiveCharger(device);
  const { name, serial, model, phases } = device.identity;
  const isLive = fresh.kind === 'live';
  return (
    <Screen title={name || serial} lead={`${model} · ${serial}`} actions={<ChargerActions device={device} />}>
      <BridgeErrorPanel error={error} onRetry={restart} />
      <AgainstTheLog device={device} />
      <TwoColumns
        narrow="right-last"
        left={
          <>
            <StateHead values={values} fresh={fresh} />
            <Faults fault={undefined} warning={values['state.warning']} />
            {chargeState(values).isCarPlugged === true ? (
              <SafetyNotice serial={serial} notice="unplug" />
            ) : null}
            <CommandBar device={device} values={isLive ? values : null} />
          </>
        }
        right={<AccessPanel device={device} />}
      />
      <Schematic values={values} phases={phases} isStale={!isLive} />
      <HourFigure hour={hour} phases={phases} />
      <TwoColumns
        narrow="right-last"
        left={<ValueGroups values={values} phases={phases} fresh={fresh} />}
        right={
          <div className="nx-stack">
            <Identity device={device} />
            <ReadEverything device={device} />
          </div>
        }
      />
    </Screen>
  );
};
