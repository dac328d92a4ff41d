import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { copyText } from './copyText.ts';

/** Puts a text on the clipboard and says so. */
export const CopyButton = ({ text, label }: { text: string; label: string }) => {
  const { t } = useTranslation('backEnd');
  const announce = useAnnounce();
  const copy = async () => {
    const isCopied = await copyText(text);
    announce(t(isCopied ? 'copied' : 'notCopied'), isCopied ? 'good' : 'bad');
  };
  return (
    <Button icon={<IconCopy size={20} aria-hidden />} onClick={() => void copy()}>
      {label}
    </Button>
  );
};
