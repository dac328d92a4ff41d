import { Drawer, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './Dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: string | number | undefined;
}

const motion = { transitionProps: { duration: 0 } };

/** A question in front of the page. Escape closes it, the focus stays inside and returns afterwards. */
export const Dialog = ({ title, isOpen, onClose, children, size = 560 }: DialogProps) => {
  const { t } = useTranslation('common');
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      centered
      {...motion}
      closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
    >
      {children}
    </Modal>
  );
};

/** Details beside the page, from the right; the whole width where it is narrow. */
export const SidePanel = ({ title, isOpen, onClose, children, size = 720 }: DialogProps) => {
  const { t } = useTranslation('common');
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      title={title}
      position="right"
      size={size}
      {...motion}
      closeButtonProps={{ 'aria-label': t('action.close'), size: 48 }}
    >
      {children}
    </Drawer>
  );
};
