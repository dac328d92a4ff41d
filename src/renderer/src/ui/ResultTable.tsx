import { type StatusTone, statusSign } from './status.tsx';
import './ProofTable.css';

export interface ResultRow {
  readonly key: string;
  readonly label: string;
  /** Formatted with units, under the columns between the first and the last; null shows a dash. */
  readonly values: readonly [string | null, string | null, string | null];
  readonly tone: StatusTone;
  readonly result: string;
}

interface ResultTableProps {
  readonly label: string;
  /** Name of the value, three states of it, result. */
  readonly columns: readonly [string, string, string, string, string];
  readonly rows: readonly ResultRow[];
}

/** Three states of each value side by side, the newest last and in bold, and what came of it as sign and word. */
export const ResultTable = ({ label, columns, rows }: ResultTableProps) => (
  <div className="nx-table-scroll" role="group" aria-label={label} tabIndex={0}>
    <table className="nx-table nx-proof">
      <caption className="nx-hidden">{label}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label: name, values: [first, second, newest], tone, result }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td data-column={columns[1]}>{first ?? '–'}</td>
            <td data-column={columns[2]}>{second ?? '–'}</td>
            <td data-column={columns[3]} className="nx-table-strong">
              {newest ?? '–'}
            </td>
            <td className="nx-proof-result">
              <span className={`nx-result nx-result-${tone}`}>
                {statusSign(tone, 18)}
                {result}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
