import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { sendPieces } from '#renderer/app/bridge/sendPieces.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { manualPieceBytes } from '#shared/contract/manuals.ts';

const key = ['manuals'] as const;

/** The manual of one model on this computer: take in, show, remove. */
export const useManual = (model: string) => {
  const client = useQueryClient();
  const [done, setDone] = useState<{ readonly bytes: number; readonly total: number } | null>(null);
  const all = useQuery({ queryKey: key, queryFn: () => api.manuals.list() });
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const take = useAction(async (file: File) => {
    try {
      await sendPieces(file, manualPieceBytes, (piece) => {
        setDone({ bytes: piece.at, total: piece.total });
        return api.manuals.import({ ...piece, model });
      });
    } finally {
      setDone(null);
    }
    await refresh();
  });
  const open = useAction(async () => {
    const { path } = await api.manuals.open({ model });
    // The window of Electron has shown it already; a browser shows it in a tab of its own.
    if (path !== null) window.open(path, '_blank', 'noopener');
  });
  const remove = useAction(async () => {
    await api.manuals.remove({ model });
    await refresh();
  });
  return {
    manual: all.data?.find((each) => each.model === model),
    isKnown: all.data !== undefined,
    done,
    take,
    open,
    remove,
  };
};

export type ManualOfModel = ReturnType<typeof useManual>;
