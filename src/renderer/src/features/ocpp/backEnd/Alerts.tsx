import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import type { BackEndView } from '#shared/contract/backEnd.ts';

type Alert = BackEndView['alerts'][number];

/** Of each kind and charger only the newest, with how often it came. */
const gathered = (alerts: readonly Alert[]): { readonly alert: Alert; readonly times: number }[] => {
  const groups = Map.groupBy(alerts, ({ alert, identity }) => `${alert} ${identity}`);
  return [...groups.values()].flatMap((group) => {
    const alert = group.at(-1);
    return alert === undefined ? [] : [{ alert, times: group.length }];
  });
};

/** What a person has to know at once: transactions that the real back end never gets, keys that can be read. */
export const Alerts = ({ alerts }: { alerts: readonly Alert[] }) => {
  const { t } = useTranslation('backEnd');
  const format = useFormat();
  return (
    <>
      {gathered(alerts).map(({ alert, times }) => {
        const { identity } = alert;
        const kind = alert.alert;
        return (
          <ErrorPanel
            key={`${kind} ${identity}`}
            level={kind === 'key-readable' ? 'warn' : 'bad'}
            text={t(`alert.${kind}.text`, { identity, count: times, time: format.timeOfDay(alert.atMs) })}
            hint={t(`alert.${kind}.hint`, {
              file: 'file' in alert ? alert.file : '',
              key: 'key' in alert ? alert.key : '',
            })}
          />
        );
      })}
    </>
  );
};
