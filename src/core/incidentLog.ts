import { join } from 'node:path';
import { pino } from 'pino';

/** The file in the data folder that keeps what nobody expected. */
export const createIncidentLog = (dataDir: string) => {
  // A full disk must not end the program: the incident is told on the screen all the same.
  try {
    const destination = pino.destination({ dest: join(dataDir, 'application.log'), sync: true });
    destination.on('error', () => undefined);
    return pino({ level: 'info', base: { pid: process.pid } }, destination);
  } catch {
    return pino({ enabled: false });
  }
};
