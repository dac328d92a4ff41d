import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import '#renderer/ui/ProofTable.css';
import type { BackEndView } from '#shared/contract/backEnd.ts';

type Violation = BackEndView['violations'][number];

/** Equal ones of a charger are one line. */
const gathered = (violations: readonly Violation[]) => {
  const groups = Map.groupBy(violations, ({ identity, kind, action, path, rule }) =>
    [identity, kind, action, path, rule].join(' '),
  );
  return [...groups].flatMap(([key, group]) => {
    const last = group.at(-1);
    return last === undefined ? [] : [{ key, last, times: group.length }];
  });
};

/** Where chargers leave the specification; answered all the same unless the strict mode is on. */
export const Violations = ({ violations }: { violations: readonly Violation[] }) => {
  const { t } = useTranslation('backEnd');
  const format = useFormat();
  if (violations.length === 0) return null;
  return (
    <section className="nx-stack" aria-labelledby="ocpp-violations">
      <h2 id="ocpp-violations">{t('violation.title')}</h2>
      <p className="nx-muted">{t('violation.text')}</p>
      <div className="nx-table-scroll">
        <table className="nx-table">
          <caption className="nx-hidden">{t('violation.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('violation.what')}</th>
              <th scope="col">{t('violation.where')}</th>
              <th scope="col">{t('violation.who')}</th>
              <th scope="col">{t('violation.last')}</th>
              <th scope="col">{t('violation.times')}</th>
            </tr>
          </thead>
          <tbody>
            {gathered(violations).map(({ key, last, times }) => (
              <tr key={key}>
                <th scope="row">{t(`violation.kind.${last.kind}`)}</th>
                <td className="nx-ocpp-value">
                  {[last.action, last.path, last.rule].filter((part) => part !== '').join(' · ')}
                </td>
                <td className="nx-ocpp-value">{last.identity}</td>
                <td className="nx-nowrap">{format.timeOfDay(last.atMs)}</td>
                <td>{format.integer(times)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
