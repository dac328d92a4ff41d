import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { sendPieces } from '#renderer/app/bridge/sendPieces.ts';
import { libraryKey } from '#renderer/features/firmware/model/useFirmware.ts';
import { uploadPieceBytes } from '#shared/contract/firmware.ts';
import type { WireError } from '#shared/contract/wireError.ts';

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
    const entry = await sendPieces(file, uploadPieceBytes, (piece) => {
      setState({ kind: 'running', file: file.name, done: piece.at, total: piece.total });
      return api.firmware.import(piece);
    });
    return entry.release.version;
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
