import { createFormat } from '#renderer/i18n/format.ts';
import type { LanguageName } from '#renderer/i18n/language.ts';
import { operatorSheet } from '#shared/domain/operatorSheet/operatorSheet.ts';
import type { SheetFacts } from '#shared/domain/operatorSheet/sheetFacts.ts';
import { type SheetTexts, sheetHtml } from '#shared/domain/operatorSheet/sheetHtml.ts';

interface FileTexts extends SheetTexts {
  readonly fileName: string;
}

const files = import.meta.glob<FileTexts>('#resources/locales/*/ocppSheet.json', { import: 'default' });

/** The sheet as a page that stands on its own, in any language of the program. */
export const sheetFile = async (
  facts: SheetFacts,
  language: LanguageName,
): Promise<{ readonly fileName: string; readonly text: string }> => {
  const [, load] = Object.entries(files).find(([path]) => path.includes(`/locales/${language}/`)) ?? [];
  if (load === undefined) throw new Error(`no texts in ${language}`);
  const texts = await load();
  const { date, duration, amps } = createFormat(language);
  const day = new Date(facts.atMs).toISOString().slice(0, 10);
  const who = facts.charger.serial.replaceAll(/[^A-Za-z0-9._-]/g, '_');
  return {
    fileName: `${texts.fileName}-${who}-${day}.html`,
    text: sheetHtml(operatorSheet(facts), { language, texts, date, amperes: amps, seconds: duration }),
  };
};
