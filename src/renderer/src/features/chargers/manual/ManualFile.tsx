import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { KeptManual } from './KeptManual.tsx';
import { useManual } from './useManual.ts';

/** The manual of a model as PDF: dropped or chosen, opened, replaced, removed. */
export const ManualFile = ({ model }: { model: string }) => {
  const { t } = useTranslation('manual');
  const { manual, isKnown, done, take, open, remove } = useManual(model);
  return (
    <section className="nx-stack" aria-labelledby="manual-file">
      <h2 id="manual-file">{t('manualOf', { model })}</h2>
      <BridgeErrorPanel error={take.error ?? open.error ?? remove.error} />
      {done === null ? null : <ProgressPanel what={t('taking')} done={done.bytes} total={done.total} />}
      <KeptManual manual={manual} open={open} remove={remove} />
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
