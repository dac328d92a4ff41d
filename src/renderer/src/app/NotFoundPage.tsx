import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Screen } from '#renderer/ui/Screen.tsx';

export const NotFoundPage = () => {
  const { t } = useTranslation('common');
  return (
    <Screen title={t('notFound.title')} lead={t('notFound.lead')}>
      <div>
        <Link to="/" className="nx-button nx-button-primary">
          {t('notFound.action')}
        </Link>
      </div>
    </Screen>
  );
};
