import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import type { Reading } from './model/useReading.ts';

/** How old the shown values are, and how to renew them. */
export const ReadAgain = (props: { reading: Reading; canRead: boolean; takenAtMs: number }) => {
  const { t } = useTranslation('configuration');
  const format = useFormat();
  return (
    <div className="nx-row">
      <span className="nx-muted nx-small">{t('asOf', { time: format.dateTime(props.takenAtMs) })}</span>
      <Button
        icon={<IconRefresh size={20} aria-hidden />}
        disabled={!props.canRead || props.reading.isRunning}
        onClick={() => void props.reading.readAgain()}
      >
        {t('readAgain')}
      </Button>
    </div>
  );
};
