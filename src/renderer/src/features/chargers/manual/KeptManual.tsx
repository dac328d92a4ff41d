import { IconBook, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { ManualOfModel } from './useManual.ts';

const mebibyte = 1024 * 1024;

/** The manual that is kept, with what can be done with it. */
export const KeptManual = ({ manual, open, remove }: Pick<ManualOfModel, 'manual' | 'open' | 'remove'>) => {
  const { t } = useTranslation('manual');
  const format = useFormat();
  if (manual === undefined) return null;
  return (
    <>
      <p>
        {t('kept', {
          file: manual.fileName,
          size: format.withUnit(manual.bytes / mebibyte, 'MiB', 1),
          date: format.date(manual.addedAtMs),
        })}
      </p>
      <div className="nx-row">
        <Button
          kind="primary"
          icon={<IconBook size={20} aria-hidden />}
          busy={open.isRunning}
          onClick={() => void open.run()}
        >
          {t('open')}
        </Button>
        <Button
          icon={<IconTrash size={20} aria-hidden />}
          busy={remove.isRunning}
          onClick={() => void remove.run()}
        >
          {t('remove')}
        </Button>
      </div>
    </>
  );
};
