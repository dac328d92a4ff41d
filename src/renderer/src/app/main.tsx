import '#shared/zodJitless.ts';
import { createRoot } from 'react-dom/client';
import { startI18n } from '#renderer/i18n/i18n.ts';
import { rememberedLanguage, systemLanguage } from '#renderer/i18n/language.ts';
import { App } from './App.tsx';
import { startBridge } from './bridge/startBridge.ts';

startBridge();

const start = async (): Promise<void> => {
  const language = rememberedLanguage() ?? systemLanguage();
  document.documentElement.lang = language;
  await startI18n(language);
  const root = document.getElementById('root');
  if (root !== null) createRoot(root).render(<App />);
};

void start();
