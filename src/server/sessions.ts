import { randomBytes } from 'node:crypto';

export interface Sessions {
  /** Starts a session; the value of the `Set-Cookie` header that carries it. */
  start(): string;
  isOpen(cookieHeader: string | undefined): boolean;
}

/**
 * Browser sessions of one server. Cookies do not know ports, so the name carries it: two servers on this computer do
 * not end each other's sessions.
 */
export const createSessions = (port: number): Sessions => {
  const name = `nexus-${port}`;
  const open = new Set<string>();
  return {
    start() {
      const id = randomBytes(32).toString('base64url');
      open.add(id);
      return `${name}=${id}; HttpOnly; SameSite=Strict; Path=/`;
    },
    isOpen(cookieHeader) {
      return (cookieHeader ?? '')
        .split(';')
        .map((pair) => pair.trim().split('='))
        .some(([key, value]) => key === name && value !== undefined && open.has(value));
    },
  };
};
