import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { EntryFilter } from '#shared/domain/logEntry.ts';

type ExportFormat = 'csv' | 'json';

const MIME: Record<ExportFormat, string> = { csv: 'text/csv;charset=utf-8', json: 'application/json' };

const download = (parts: BlobPart[], format: ExportFormat) => {
  const address = URL.createObjectURL(new Blob(parts, { type: MIME[format] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `nexus-log-${new Date().toISOString().slice(0, 10)}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** Saves what the filters leave over as a file. */
export const ExportButtons = ({ filter }: { filter: EntryFilter }) => {
  const { t } = useTranslation('log');
  const [running, setRunning] = useState<ExportFormat | null>(null);
  const save = useAction(async (format: ExportFormat) => {
    setRunning(format);
    try {
      const parts: BlobPart[] = [];
      for await (const part of await api.log.export({ format, filter })) parts.push(part);
      download(parts, format);
    } finally {
      setRunning(null);
    }
  });
  return (
    <>
      {(['csv', 'json'] as const).map((format) => (
        <Button
          key={format}
          icon={<IconDownload size={20} aria-hidden />}
          busy={running === format}
          onClick={() => void save.run(format)}
        >
          {t(`export.${format}`)}
        </Button>
      ))}
      <BridgeErrorPanel error={save.error} />
    </>
  );
};
