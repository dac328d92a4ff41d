/** Whether the host shows messages of its own: `unavailable` where it knows none. */
export type SystemNotes = 'granted' | 'denied' | 'default' | 'unavailable';

export const systemNotes = (): SystemNotes =>
  typeof Notification === 'undefined' ? 'unavailable' : Notification.permission;

export const askForSystemNotes = async (): Promise<SystemNotes> =>
  typeof Notification === 'undefined' ? 'unavailable' : Notification.requestPermission();

/** Shows a message of the system while the window is hidden; `onOpen` when the person follows it. */
export const noteInSystem = (title: string, body: string, tag: string, onOpen: () => void): void => {
  if (systemNotes() !== 'granted' || document.visibilityState === 'visible') return;
  const note = new Notification(title, { body, tag });
  note.addEventListener('click', () => {
    window.focus();
    onOpen();
    note.close();
  });
};
