import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { nextTheme } from '#renderer/ui/theme/themeName.ts';
import { closeOverlay, openKeyHelp, openPalette, useOverlay } from './overlays.ts';
import { usePreferences } from './settings.tsx';

const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })));
const KeyHelp = lazy(() =>
  import('#renderer/ui/KeyHelp.tsx').then((module) => ({ default: module.KeyHelp })),
);

const AlertsPanel = lazy(() =>
  import('./alerts/AlertsPanel.tsx').then((module) => ({ default: module.AlertsPanel })),
);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The keys that work everywhere. */
export const ShellKeys = ({ onBack }: { onBack: () => void }) => {
  const { t } = useTranslation('common');
  const overlay = useOverlay();
  const { theme, save } = usePreferences();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) openPalette();
      else if (event.key === 'F2') void save({ theme: nextTheme(theme) });
      else if (event.key === '?' && !isTyping(event.target)) openKeyHelp();
      else if (event.key === 'ArrowLeft' && event.altKey) onBack();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [theme, save, onBack]);
  return (
    <Suspense fallback={null}>
      {overlay === 'palette' ? <Palette onClose={closeOverlay} /> : null}
      {overlay === 'alerts' ? <AlertsPanel onClose={closeOverlay} /> : null}
      {overlay === 'keys' ? (
        <KeyHelp
          title={t('keys.title')}
          isOpen
          onClose={closeOverlay}
          entries={[
            { keys: ['Ctrl', 'K'], meaning: t('keys.palette') },
            { keys: ['Enter'], meaning: t('keys.next') },
            { keys: ['Alt', '←'], meaning: t('keys.back') },
            { keys: ['F2'], meaning: t('keys.theme') },
            { keys: ['Tab'], meaning: t('keys.tab') },
            { keys: ['?'], meaning: t('keys.help') },
            { keys: ['Esc'], meaning: t('keys.close') },
          ]}
        />
      ) : null}
    </Suspense>
  );
};
