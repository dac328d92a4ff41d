import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { useErrorText } from '#renderer/app/useErrorText.ts';
import { useVisit } from '#renderer/features/configuration/model/useVisit.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import type { ChargerCommand } from '#shared/contract/charger.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { commandOffers, commonReason } from './commandOffers.ts';

type CommandEvent =
  Awaited<ReturnType<typeof api.charger.command>> extends AsyncIterable<infer E> ? E : never;

/** What the charger can be told at once; a button that does nothing now says why. `values` null = not known. */
export const CommandBar = ({ device, values }: { device: DeviceView; values: PointValues | null }) => {
  const { t } = useTranslation('live');
  const announce = useAnnounce();
  const errorText = useErrorText();
  const visit = useVisit(device);
  const job = useJobStream<CommandEvent>();
  const offers = commandOffers(device, values);
  const common = commonReason(offers);
  const give = async (command: ChargerCommand) => {
    const done = await job.run(
      (signal) => api.charger.command({ ...visit, command }, { signal }),
      (event) => {
        if (event.kind === 'failed') announce(errorText(event.error).text, 'bad');
      },
    );
    if (done === null) return;
    const isProven = done.result.proof.every(({ result }) => result === 'in-force');
    announce(t(isProven ? `command.done.${command}` : 'command.notProven'), isProven ? 'good' : 'warn');
  };
  const reasons = [...new Set(offers.flatMap(({ reason }) => (reason === null ? [] : [reason])))];
  return (
    <section className="nx-stack" aria-labelledby="commands">
      <h2 id="commands" className="nx-hidden">
        {t('command.title')}
      </h2>
      <BridgeErrorPanel error={job.error} />
      <div className="nx-row">
        {offers.map(({ command, reason, isPrimary }) => (
          <Button
            key={command}
            kind={isPrimary ? 'primary' : 'default'}
            busy={job.isRunning}
            disabled={reason !== null}
            title={reason === null ? undefined : t(`command.reason.${reason}`)}
            aria-describedby={reason === null ? undefined : `command-${reason}`}
            onClick={() => void give(command)}
          >
            {t(`command.name.${command}`)}
          </Button>
        ))}
      </div>
      {reasons.length === 0 ? null : (
        <ul className="nx-live-reasons nx-muted nx-small">
          {reasons.map((reason) => (
            <li key={reason} id={`command-${reason}`}>
              {common === null
                ? `${offers
                    .filter((offer) => offer.reason === reason)
                    .map(({ command }) => t(`command.name.${command}`))
                    .join(', ')}: `
                : ''}
              {t(`command.reason.${reason}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
