import { app, session } from 'electron';
import { isOwnAddress } from './appScheme.ts';

/**
 * The window shows our own pages and nothing more: no permissions, no navigation away, no further windows, no
 * webviews, no downloads of certificates or devices. Permissions are refused once the application is ready.
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
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    session.defaultSession.setPermissionCheckHandler(() => false);
    session.defaultSession.setDevicePermissionHandler(() => false);
  });
};
