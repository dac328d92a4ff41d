import { protocol } from 'electron';
import { createInterfaceFiles } from '#core/hosting/interfaceFiles.ts';

const SCHEME = 'app';
const PREFIX = 'app://bundle';

/** Where the interface lives inside the window. */
export const startAddress = `${PREFIX}/index.html`;

/** Whether an address belongs to the interface itself. */
export const isOwnAddress = (address: string): boolean => address.startsWith(`${PREFIX}/`);

/** Gives the interface an origin of its own, treated like https. Must run before the application is ready. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
};

/** Serves the built interface under `app://bundle/`, and nothing else. */
export const serveInterface = (folder: string): void => {
  const files = createInterfaceFiles(folder);
  protocol.handle(SCHEME, async (request) => {
    if (request.method !== 'GET' || !isOwnAddress(request.url)) return new Response(null, { status: 403 });
    const [path = '/'] = request.url.slice(PREFIX.length).split(/[?#]/, 1);
    const { status, headers, body } = await files.load(path);
    return new Response(body, { status, headers });
  });
};
