// Imported into a program by its launcher (`node --import …`): ends the program when the launcher is gone, also after
// SIGKILL, first as SIGTERM would and then for good.
const CHECK_EVERY_MS = 500;
const GRACE_MS = 5000;
const parent = process.ppid;

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const timer = setInterval(() => {
  if (process.ppid === parent && isAlive(parent)) return;
  clearInterval(timer);
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(1);
}, CHECK_EVERY_MS);
timer.unref();
