import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';

/** A page that could not be loaded or shown: most often the application was updated under an open window. */
export const PageErrorPage = ({ error }: ErrorComponentProps) => {
  const { t } = useTranslation('common');
  return (
    <Screen title={t('pageError.title')} lead={t('pageError.lead')}>
      <div>
        <Button kind="primary" onClick={() => window.location.reload()}>
          {t('connection.reload')}
        </Button>
      </div>
      <p className="nx-muted nx-small" lang="en">
        {error instanceof Error ? error.message : String(error)}
      </p>
    </Screen>
  );
};
