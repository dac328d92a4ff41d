import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { statusSign } from '#renderer/ui/status.tsx';
import type { FleetPreviewView } from '#shared/contract/fleet.ts';
import { useFleetText } from './useFleetText.ts';

type Problem = FleetPreviewView['problems'][number];

/** Everything that keeps a table from being read, cell by cell, as the spreadsheet counts. */
export const TableProblems = ({ problems }: { problems: readonly Problem[] }) => {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const fleetText = useFleetText();
  return (
    <section className="nx-stack" aria-labelledby="fleet-problems">
      <div role="alert">
        <h2 id="fleet-problems" className="nx-fleet-bad">
          {statusSign('bad', 24)} {t('problems.title', { count: problems.length })}
        </h2>
        <p>{t('problems.text')}</p>
      </div>
      <div
        className="nx-table-scroll nx-fleet-tall"
        role="group"
        aria-label={t('problems.list')}
        tabIndex={0}
      >
        <table className="nx-table">
          <caption className="nx-hidden">{t('problems.list')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('problems.row')}</th>
              <th scope="col">{t('problems.column')}</th>
              <th scope="col">{t('problems.what')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem) => {
              const { text, hint } = fleetText(problem.code, problem.params);
              return (
                <tr key={JSON.stringify(problem)}>
                  <th scope="row">{problem.row === null ? '–' : format.plain(problem.row)}</th>
                  <td className="nx-fleet-column">{problem.column ?? '–'}</td>
                  <td>
                    <span className="nx-table-strong">{text}</span>
                    <span className="nx-fleet-hint">{hint}</span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
};
