import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { baseHeaders, contentPolicy } from './contentPolicy.ts';

export interface InterfaceAnswer {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface InterfaceFiles {
  /** Answers for the path of a URL, percent-encoded as it came. */
  load(urlPath: string): Promise<InterfaceAnswer>;
}

const NONCE_PLACEHOLDER = '__CSP_NONCE__';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Relative path of the file a URL path means, or undefined for one that could leave the folder. */
const relativePathOf = (urlPath: string): string | undefined => {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (!decoded.startsWith('/') || decoded.includes('\\') || decoded.includes('\0')) return undefined;
  const parts = decoded.slice(1).split('/');
  if (decoded !== '/' && parts.some((part) => part === '' || part.startsWith('.'))) return undefined;
  return decoded === '/' ? 'index.html' : parts.join(sep);
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code));

/** The built interface in a folder, as answers with all their headers. Nothing outside the folder is ever read. */
export const createInterfaceFiles = (
  folder: string,
  connectSources: readonly string[] = ["'self'"],
): InterfaceFiles => {
  const notFound = (): InterfaceAnswer => ({
    status: 404,
    headers: {
      ...baseHeaders,
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
    },
    body: new TextEncoder().encode('404\n'),
  });

  const load = async (urlPath: string): Promise<InterfaceAnswer> => {
    const relative = relativePathOf(urlPath);
    const contentType = relative && contentTypes[extname(relative)];
    if (!relative || !contentType) return notFound();
    let body: Uint8Array<ArrayBuffer>;
    try {
      body = new Uint8Array(await readFile(join(folder, relative)));
    } catch (error) {
      if (isMissing(error)) return notFound();
      throw error;
    }
    const nonce = randomBytes(16).toString('base64');
    const isPage = contentType.startsWith('text/html');
    const isHashed = relative.startsWith(`assets${sep}`);
    return {
      status: 200,
      headers: {
        ...baseHeaders,
        'Content-Type': contentType,
        'Content-Security-Policy': contentPolicy(nonce, connectSources),
        'Cache-Control': isHashed ? 'private, max-age=31536000, immutable' : 'no-store',
      },
      body: isPage ? withNonce(body, nonce) : body,
    };
  };

  return { load };
};

const withNonce = (page: Uint8Array, nonce: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(new TextDecoder().decode(page).replaceAll(NONCE_PLACEHOLDER, nonce));
