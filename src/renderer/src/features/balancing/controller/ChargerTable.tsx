import { useTranslation } from 'react-i18next';
import { useErrorText } from '#renderer/app/useErrorText.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import '#renderer/ui/ProofTable.css';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { ControlledCharger } from '#shared/contract/balancing.ts';
import type { Why } from '#shared/domain/balancing/allocate/reasons.ts';
import { healthTones } from './health.ts';

/** Every charger: what it is set to and why, what it draws, whether it answers. */
export const ChargerTable = (props: {
  chargers: readonly ControlledCharger[];
  whyText: (why: Why | null, sentence: string) => string;
}) => {
  const { t } = useTranslation('balancing');
  const format = useFormat();
  const errorText = useErrorText();
  const amps = (value: number | null) => (value === null ? '–' : format.amps(value));
  return (
    <section className="nx-table-scroll" aria-label={t('controller.chargers')} tabIndex={0}>
      <table className="nx-table">
        <thead>
          <tr>
            {(['charger', 'set', 'inForce', 'draws', 'why', 'link'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`controller.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.chargers.map((charger) => (
            <tr key={charger.id}>
              <th scope="row" className="nx-table-strong">
                {charger.name}
              </th>
              <td className="nx-bal-set">{amps(charger.setA)}</td>
              <td>
                {amps(charger.inForceA)}
                {charger.isTripped ? <div className="nx-small">{t('controller.tripped')}</div> : null}
              </td>
              <td className="nx-nowrap">
                {charger.measuredA === null
                  ? '–'
                  : `${charger.measuredA.map((each) => format.plain(each, 1)).join(' / ')}\u202fA`}
              </td>
              <td>
                {charger.link.error === null
                  ? props.whyText(charger.why, charger.reason)
                  : errorText(charger.link.error).text}
              </td>
              <td>
                <Tag tone={healthTones[charger.link.health]}>
                  {t(`controller.health.${charger.link.health}`)}
                </Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
