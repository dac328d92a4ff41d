import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { ProgressPanel } from '#renderer/ui/ProgressPanel.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { useImport } from './useImport.ts';

/** Takes a package from a file that is chosen or dropped, and says what is wrong with one that is not taken. */
export const ImportPackage = () => {
  const { t } = useTranslation('firmware');
  const { state, run } = useImport();
  return (
    <div className="nx-stack">
      <FileDrop
        className="nx-drop-row"
        accept=".nexusfw"
        label={t('lib.drop')}
        onFile={(file) => void run(file)}
      >
        {(choose) => (
          <>
            <span>{t('lib.drop')}</span>
            <Button kind="primary" busy={state.kind === 'running'} onClick={choose}>
              {t('lib.choose')}
            </Button>
          </>
        )}
      </FileDrop>
      {state.kind === 'running' ? (
        <ProgressPanel
          what={t('lib.importing', { file: state.file })}
          done={Math.round(state.done / 1000)}
          total={Math.round(state.total / 1000)}
        />
      ) : null}
      {state.kind === 'done' ? (
        <div role="status">
          <Tag tone="good">{t('lib.imported', { version: state.version })}</Tag>
        </div>
      ) : null}
      <BridgeErrorPanel error={state.kind === 'failed' ? state.error : null} />
    </div>
  );
};
