import { app, session } from 'electron';
import { isOwnAddress } from './appScheme.ts';

/** Our own page keeps the screen on while it writes or tests, and tells of a fault while it is hidden; nothing else. */
const allowed: readonly string[] = ['screen-wake-lock', 'notifications'];
const isAllowed = (permission: string): boolean => allowed.includes(permission);

/**
 * The window shows our own pages and nothing more: no permission but to keep the screen on and to notify, no navigation
 * away, no further windows, no webviews, no downloads of certificates or devices. Permissions are refused once the application is ready.
 */
export const denyEverythingElse = (): void => {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-navigate', (event) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
  void app.whenReady().then(() => {
    session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
      answer(isAllowed(permission)),
    );
    session.defaultSession.setPermissionCheckHandler((_contents, permission) => isAllowed(permission));
    session.defaultSession.setDevicePermissionHandler(() => false);
  });
};
