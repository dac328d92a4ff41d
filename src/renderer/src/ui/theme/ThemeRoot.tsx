import { createTheme, MantineProvider } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import './fonts.css';
import './mantineStyles.ts';
import './tokens.css';
import './base.css';
import './values.css';
import { styleNonce } from './styleNonce.ts';
import type { ThemeName } from './themeName.ts';

const mantineTheme = createTheme({
  fontFamily: 'var(--nx-font)',
  defaultRadius: 8,
  respectReducedMotion: true,
});

/** Puts one of the three themes over everything inside. */
export const ThemeRoot = ({ theme, children }: { theme: ThemeName; children: ReactNode }) => {
  useLayoutEffect(() => {
    document.documentElement.dataset['nxTheme'] = theme;
  }, [theme]);
  return (
    <MantineProvider
      theme={mantineTheme}
      forceColorScheme={theme === 'dark' ? 'dark' : 'light'}
      getStyleNonce={styleNonce}
    >
      {children}
    </MantineProvider>
  );
};
