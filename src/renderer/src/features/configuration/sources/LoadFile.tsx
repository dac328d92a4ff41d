import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import type { WireError } from '#shared/contract/wireError.ts';

const LONGEST_BYTES = 256 * 1024;

export type DesiredFile = Awaited<ReturnType<typeof api.configuration.readFile>>;

/** A desired state from a file, chosen or dropped here. It becomes edits; nothing is sent. */
export const LoadFile = (props: { deviceId: string; onLoaded: (file: DesiredFile) => void }) => {
  const { t } = useTranslation('configuration');
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState<WireError | null>(null);
  const load = useAction(async (file: File) =>
    api.configuration.readFile({
      deviceId: props.deviceId,
      fileName: file.name.slice(0, 200),
      text: await file.text(),
    }),
  );
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    load.clear();
    const isLarge = file.size > LONGEST_BYTES;
    setTooLarge(
      isLarge
        ? { code: 'file.invalid', details: { file: file.name, reason: t('file.tooLarge') }, retryable: false }
        : null,
    );
    const read = isLarge ? null : await load.run(file);
    if (read !== null) props.onLoaded(read);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={classNames('nx-conf-drop', isOver && 'nx-conf-drop-over')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <input
        ref={input}
        type="file"
        className="nx-hidden"
        tabIndex={-1}
        aria-hidden
        accept=".yaml,.yml,text/yaml,application/yaml"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file can be chosen again after it was corrected.
          event.target.value = '';
          void take(file);
        }}
      />
      <Button
        icon={<IconFileUpload size={20} aria-hidden />}
        busy={load.isRunning}
        onClick={() => input.current?.click()}
      >
        {t('file.load')}
      </Button>
      <p className="nx-muted nx-small">{t('file.hint')}</p>
      <BridgeErrorPanel error={tooLarge ?? load.error} />
    </div>
  );
};
