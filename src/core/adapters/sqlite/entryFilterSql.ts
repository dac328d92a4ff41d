import { type EntryFilter, entryFilterSchema } from '#shared/domain/logEntry.ts';
import { parsedInput } from './parsedInput.ts';
import { matchExpression } from './searchWords.ts';

export interface Where {
  /** Conditions joined by AND, empty when everything matches. */
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** The conditions of a filter. A text without a letter or digit (`"*"`) finds nothing; an empty one does not filter. */
export const whereOf = (filter: EntryFilter): Where => {
  const wanted = parsedInput(entryFilterSchema, filter);
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const add = (condition: string, value: string | number | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  add('site_id = ?', wanted.siteId);
  add('charger_serial = ?', wanted.chargerSerial);
  add('visit_id = ?', wanted.visitId);
  add('job_id = ?', wanted.jobId);
  add('person = ?', wanted.person);
  add('at_ms >= ?', wanted.fromMs);
  add('at_ms <= ?', wanted.toMs);
  add('practice = ?', wanted.practice === undefined ? undefined : Number(wanted.practice));
  add('kind IN (SELECT value FROM json_each(?))', wanted.kinds && JSON.stringify(wanted.kinds));
  if (wanted.text !== undefined && wanted.text.trim() !== '') {
    const match = matchExpression(wanted.text);
    if (match === undefined) conditions.push('0');
    else add('number IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)', match);
  }
  return { sql: conditions.join(' AND '), values };
};
