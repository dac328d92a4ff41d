import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { saveFile } from '#renderer/features/configuration/model/saveFile.ts';
import { languageNames, ownLanguageNames } from '#renderer/i18n/language.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import type { SheetFacts } from '#shared/domain/operatorSheet/sheetFacts.ts';
import { sheetFile } from './sheetFile.ts';

/** Saves the page for the operator of the back end, in the language that operator reads. */
export const SaveSheet = ({ facts }: { facts: SheetFacts }) => {
  const { t, i18n } = useTranslation('ocppSheet');
  const here = languageNames.find((name) => name === i18n.language) ?? 'en';
  const [language, setLanguage] = useState(here);
  const save = useAction(async () => {
    const { fileName, text } = await sheetFile(facts, language);
    saveFile(fileName, text, 'text/html;charset=utf-8');
  });
  return (
    <>
      <SelectField
        label={t('language')}
        value={language}
        options={languageNames.map((value) => ({ value, label: ownLanguageNames[value] }))}
        onChange={setLanguage}
      />
      <Button
        icon={<IconDownload size={20} aria-hidden />}
        busy={save.isRunning}
        onClick={() => void save.run()}
      >
        {t('save')}
      </Button>
      <BridgeErrorPanel error={save.error} />
    </>
  );
};
