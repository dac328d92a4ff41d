import type { OperatorSheet, SheetRowName, SheetSection, SheetValue, SheetWord } from './operatorSheet.ts';

/** `ocppSheet.json` of a language. */
export interface SheetTexts {
  readonly title: string;
  readonly lead: string;
  readonly practice: string;
  readonly foot: string;
  readonly section: Readonly<Record<SheetSection, string>>;
  readonly row: Readonly<Record<SheetRowName, string>>;
  readonly word: Readonly<Record<SheetWord, string>>;
}

export interface SheetLanguage {
  /** As `lang` of the page. */
  readonly language: string;
  readonly texts: SheetTexts;
  date(atMs: number): string;
  amperes(amperes: number): string;
  seconds(seconds: number): string;
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? '');

const style = `
@page { size: A4; margin: 14mm }
body { font: 15px/1.45 system-ui, sans-serif; color: #111; background: #fff; max-width: 180mm; margin: 16px auto; padding: 0 12px }
h1 { font-size: 22px; margin: 0 0 4px }
h2 { font-size: 15px; margin: 18px 0 4px }
p { margin: 4px 0 }
table { width: 100%; border-collapse: collapse }
th, td { text-align: left; vertical-align: top; padding: 4px 8px 4px 0; border-bottom: 1px solid #bbb }
th { width: 34%; font-weight: 500 }
td { overflow-wrap: anywhere; font-variant-numeric: tabular-nums }
.practice { border: 2px solid #111; padding: 6px 10px; font-weight: 600 }
footer { margin-top: 18px; font-size: 13px }
section { break-inside: avoid }
@media print {
  body { font-size: 12px; line-height: 1.35; margin: 0; padding: 0; max-width: none }
  h2 { font-size: 13px; margin-top: 10px }
  th, td { padding: 2px 8px 2px 0 }
}`;

const valueText = (value: SheetValue, { texts, ...format }: SheetLanguage): string => {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'word':
      return texts.word[value.word];
    case 'amperes':
      return format.amperes(value.amperes);
    case 'seconds':
      return format.seconds(value.seconds);
    case 'date':
      return format.date(value.atMs);
    default:
      return value satisfies never;
  }
};

/** The sheet as a page that stands on its own: no script, nothing to fetch, printed on one A4. */
export const sheetHtml = ({ sections, isPractice }: OperatorSheet, language: SheetLanguage): string => {
  const { texts } = language;
  const bodies = sections.map(({ section, rows }) => {
    const lines = rows.map(
      ({ row, value }) =>
        `<tr><th scope="row">${escaped(texts.row[row])}</th><td>${escaped(valueText(value, language))}</td></tr>`,
    );
    return `<section><h2>${escaped(texts.section[section])}</h2><table>${lines.join('')}</table></section>`;
  });
  return [
    '<!doctype html>',
    `<html lang="${escaped(language.language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(texts.title)}</title><style>${style}</style></head><body>`,
    `<h1>${escaped(texts.title)}</h1><p>${escaped(texts.lead)}</p>`,
    isPractice ? `<p class="practice">${escaped(texts.practice)}</p>` : '',
    ...bodies,
    `<footer>${escaped(texts.foot)}</footer></body></html>`,
    '',
  ].join('\n');
};
