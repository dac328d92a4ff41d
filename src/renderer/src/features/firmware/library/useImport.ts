import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { libraryKey } from '#renderer/features/firmware/model/useFirmware.ts';
import { uploadPieceBytes } from '#shared/contract/firmware.ts';
import type { WireError } from '#shared/contract/wireError.ts';

const asBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCodePoint(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
};

/** What became of the last file that was chosen. */
export type Imported =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly file: string; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly version: string }
  | { readonly kind: 'failed'; readonly error: WireError };

/** Sends a file to the application in pieces; all of it is checked there before any of it is kept. */
export const useImport = () => {
  const client = useQueryClient();
  const [state, setState] = useState<Imported>({ kind: 'none' });

  const send = async (file: File): Promise<string> => {
    const uploadId = crypto.randomUUID();
    const total = file.size;
    for (let at = 0; ; at += uploadPieceBytes) {
      setState({ kind: 'running', file: file.name, done: at, total });
      const piece = new Uint8Array(await file.slice(at, at + uploadPieceBytes).arrayBuffer());
      const entry = await api.firmware.import({
        ...{ uploadId, at, total },
        fileName: file.name.slice(-200),
        base64: asBase64(piece),
      });
      if (entry !== null) return entry.release.version;
    }
  };
  const run = async (file: File) => {
    try {
      const version = await send(file);
      setState({ kind: 'done', version });
    } catch (thrown) {
      setState({ kind: 'failed', error: toBridgeError(thrown) });
    }
    await client.invalidateQueries({ queryKey: libraryKey });
    await client.invalidateQueries({ queryKey: ['firmware'] });
  };
  return { state, run };
};
