import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { useSnapshot } from '#renderer/app/queries.ts';
import { CompareTable } from '#renderer/features/log/CompareTable.tsx';
import { SidePanel } from '#renderer/ui/Dialog.tsx';

/** Two states side by side, beside the page, so that edits stay where they are. */
export const CompareDialog = (props: {
  left: string;
  right: string;
  isOpen: boolean;
  onClose: () => void;
}) => {
  const { t } = useTranslation('log');
  const left = useSnapshot(props.isOpen ? props.left : null);
  const right = useSnapshot(props.isOpen ? props.right : null);
  const error = left.error ?? right.error;
  return (
    <SidePanel title={t('compare.title')} isOpen={props.isOpen} onClose={props.onClose} size={960}>
      <div className="nx-stack">
        <p className="nx-muted">{t('compare.lead')}</p>
        <BridgeErrorPanel error={error === null ? null : toBridgeError(error)} />
        {left.data === undefined || right.data === undefined ? null : (
          <CompareTable left={left.data} right={right.data} isOnlyDifferent />
        )}
      </div>
    </SidePanel>
  );
};
