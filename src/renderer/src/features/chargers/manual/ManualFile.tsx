import { IconBook, IconFileImport, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { useManual } from './useManual.ts';

const mebibyte = 1024 * 1024;

/** The manual of a model as PDF: dropped or chosen, opened, replaced, removed. */
export const ManualFile = ({ model }: { model: string }) => {
  const { t } = useTranslation('manual');
  const format = useFormat();
  const { manual, isKnown, done, take, open, remove } = useManual(model);
  return (
    <section className="nx-stack" aria-labelledby="manual-file">
      <h2 id="manual-file">{t('manualOf', { model })}</h2>
      <BridgeErrorPanel error={take.error ?? open.error ?? remove.error} />
      {done === null ? null : <ProgressPanel what={t('taking')} done={done.bytes} total={done.total} />}
      {manual === undefined ? null : (
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
      )}
      {isKnown ? (
        <FileDrop
          className="nx-conf-drop"
          accept="application/pdf,.pdf"
          label={t('drop')}
          onFile={(file) => void take.run(file)}
        >
          {(choose) => (
            <>
              <p>{t(manual === undefined ? 'none' : 'replaceText')}</p>
              <Button
                kind={manual === undefined ? 'primary' : 'default'}
                icon={<IconFileImport size={20} aria-hidden />}
                busy={take.isRunning}
                onClick={choose}
              >
                {t(manual === undefined ? 'choose' : 'replace')}
              </Button>
            </>
          )}
        </FileDrop>
      ) : null}
    </section>
  );
};
