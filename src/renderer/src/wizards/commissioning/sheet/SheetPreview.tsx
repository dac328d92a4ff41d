import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { operatorSheet, type SheetValue } from '#shared/domain/operatorSheet/operatorSheet.ts';
import type { SheetFacts } from '#shared/domain/operatorSheet/sheetFacts.ts';
import './sheet.css';

/** The sheet as it is going to be saved and printed, in the language of the program. */
export const SheetPreview = ({ facts }: { facts: SheetFacts }) => {
  const { t } = useTranslation('ocppSheet');
  const format = useFormat();
  const { sections, isPractice } = operatorSheet(facts);
  const say = (value: SheetValue): string => {
    switch (value.kind) {
      case 'text':
        return value.text;
      case 'word':
        return t(`word.${value.word}`);
      case 'amperes':
        return format.amps(value.amperes);
      case 'seconds':
        return format.duration(value.seconds);
      case 'date':
        return format.date(value.atMs);
      default:
        return value satisfies never;
    }
  };
  return (
    <article className="nx-sheet nx-card" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      <p className="nx-muted">{t('lead')}</p>
      {isPractice ? <p className="nx-sheet-practice">{t('practice')}</p> : null}
      {sections.map(({ section, rows }) => (
        <section key={section}>
          <h4>{t(`section.${section}`)}</h4>
          <dl className="nx-job-facts">
            {rows.map(({ row, value }) => (
              <div key={`${row}-${JSON.stringify(value)}`} className="nx-job-fact">
                <dt>{t(`row.${row}`)}</dt>
                <dd>{say(value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="nx-small nx-muted">{t('foot')}</p>
    </article>
  );
};
