import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { AnnouncerRoot } from '#renderer/ui/Announcer.tsx';
import { ThemeRoot } from '#renderer/ui/theme/ThemeRoot.tsx';
import { FrameInfoRoot } from './frameInfo.tsx';
import { queryClient } from './queryClient.ts';
import { router } from './router.tsx';
import { SettingsRoot, usePreferences } from './settings.tsx';

const Themed = () => {
  const { theme } = usePreferences();
  return (
    <ThemeRoot theme={theme}>
      <AnnouncerRoot>
        <FrameInfoRoot>
          <RouterProvider router={router} />
        </FrameInfoRoot>
      </AnnouncerRoot>
    </ThemeRoot>
  );
};

/** The whole interface with everything that stands around the pages. */
export const App = () => (
  <QueryClientProvider client={queryClient}>
    <SettingsRoot>
      <Themed />
    </SettingsRoot>
  </QueryClientProvider>
);
