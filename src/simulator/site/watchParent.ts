const CHECK_EVERY_MS = 1000;

/**
 * Calls `onGone` once when the process that started this one is gone, also after SIGKILL: the IPC channel of a fork
 * closes, or, without one and when asked for, the parent's process id changes.
 */
export const watchParent = (byProcessId: boolean, onGone: () => void): void => {
  if (process.channel) {
    process.once('disconnect', onGone);
    return;
  }
  if (!byProcessId) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, CHECK_EVERY_MS);
  timer.unref();
};
