import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '#renderer/features/configuration/model/saveFile.ts';
import { textsToCsv } from '#renderer/features/fleet/model/tableCsv.ts';
import { Button } from '#renderer/ui/Button.tsx';
import '#renderer/ui/ProofTable.css';
import { statusSign } from '#renderer/ui/status.tsx';
import { resultColumns, useResultWords } from './resultWords.ts';
import type { VariantResult } from './useWhatIf.ts';
import { firstComeGains, variantKey } from './variants.ts';

const ResultTable = (props: { header: readonly string[]; results: readonly VariantResult[] }) => {
  const { cellsOf } = useResultWords();
  return (
    <section className="nx-table-scroll" aria-labelledby="what-if-results" tabIndex={0}>
      <table className="nx-table">
        <thead>
          <tr>
            {props.header.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.results.map((each) => {
            const [name, overload, ...rest] = cellsOf(each);
            const isSafe = each.result.metrics.overloadAfterAs === 0;
            return (
              <tr key={variantKey(each.variant)}>
                <th scope="row" className="nx-table-strong">
                  {name}
                </th>
                <td>
                  <span className={`nx-result nx-result-${isSafe ? 'good' : 'bad'}`}>
                    {statusSign(isSafe ? 'good' : 'bad')} {overload}
                  </span>
                </td>
                {rest.map((text, at) => (
                  <td key={resultColumns[at + 2]}>{text}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};

/** How much of the wanted energy each variant gave, as bars; the sentences below say the same. */
const EnergyBars = ({ results }: { results: readonly VariantResult[] }) => {
  const { t } = useTranslation('balancing');
  const { nameOf } = useResultWords();
  return (
    <figure className="nx-bal-bars">
      <figcaption className="nx-legend">{t('whatIf.energyPlot')}</figcaption>
      {results.map((each) => (
        <div key={variantKey(each.variant)} className="nx-bal-bar" aria-hidden>
          <span>{nameOf(each.variant)}</span>
          <svg viewBox="0 0 100 12" preserveAspectRatio="none">
            <rect className="nx-bal-bar-all" width="100" height="12" />
            <rect
              className={each.variant.isUnrotated ? 'nx-bal-bar-part nx-bal-bar-plain' : 'nx-bal-bar-part'}
              width={100 * each.result.metrics.energyShare}
              height="12"
            />
          </svg>
        </div>
      ))}
    </figure>
  );
};

/** The variants side by side, as a table with bars and as sentences that say the same. */
export const Results = ({ results }: { results: readonly VariantResult[] }) => {
  const { t } = useTranslation('balancing');
  const { cellsOf, sentenceOf, gainOf } = useResultWords();
  const header = resultColumns.map((column) => t(`whatIf.column.${column}`));
  const save = () => {
    const text = textsToCsv(header, results.map(cellsOf));
    saveFile(t('whatIf.csvFile'), text, 'text/csv;charset=utf-8');
  };
  return (
    <section className="nx-stack" aria-labelledby="what-if-results">
      <h2 id="what-if-results">{t('whatIf.results')}</h2>
      <ResultTable header={header} results={results} />
      <EnergyBars results={results} />
      <ul className="nx-bal-sentences">
        {results.map((each) => (
          <li key={variantKey(each.variant)}>{sentenceOf(each)}</li>
        ))}
        {firstComeGains(results).map(({ own, first }) => (
          <li key={`gain ${variantKey(own.variant)}`}>{gainOf(own, first)}</li>
        ))}
      </ul>
      <div>
        <Button icon={<IconDownload size={20} aria-hidden />} onClick={save}>
          {t('whatIf.csv')}
        </Button>
      </div>
    </section>
  );
};
