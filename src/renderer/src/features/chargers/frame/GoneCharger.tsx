import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';

/** In place of a charger's page when there is no such connection any more. */
export const GoneCharger = ({ title }: { title: string }) => {
  const { t } = useTranslation('pages');
  return (
    <Screen title={title}>
      <EmptyState
        title={t('charger.gone.text')}
        action={
          <Link to="/chargers" className="nx-button nx-button-primary">
            {t('charger.gone.action')}
          </Link>
        }
      />
    </Screen>
  );
};
