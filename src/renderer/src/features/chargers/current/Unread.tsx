import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '#renderer/features/configuration/model/useReading.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TwoColumns } from '#renderer/ui/TwoColumns.tsx';

interface UnreadProps {
  readonly reading: Reading;
  /** Nothing was ever read, as far as the log knows. */
  readonly isKnown: boolean;
  readonly canRead: boolean;
  /** Reading is the next step here. */
  readonly isNext: boolean;
  readonly head: ReactNode;
  readonly aside: ReactNode;
}

/** In place of the form while the charger's settings are not known. */
export const Unread = ({ reading, isKnown, canRead, isNext, head, aside }: UnreadProps) => {
  const { t } = useTranslation(['live', 'pages']);
  return (
    <TwoColumns
      narrow="right-last"
      left={
        <>
          {head}
          <p>{t(isKnown && !reading.isRunning ? 'current.notRead' : 'current.reading')}</p>
          <div>
            <Button
              kind={isNext ? 'primary' : 'default'}
              disabled={!canRead}
              busy={reading.isRunning}
              onClick={() => void reading.readAgain()}
            >
              {t('pages:charger.read.action')}
            </Button>
          </div>
        </>
      }
      right={aside}
    />
  );
};
