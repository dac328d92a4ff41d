import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './ErrorPanel.css';

export interface FieldError {
  /** The id given to the field. */
  readonly fieldId: string;
  readonly message: string;
}

/** Everything that is missing or wrong on this screen; each line jumps to its field. Takes the focus when it appears. */
export const ErrorSummary = ({ errors }: { errors: readonly FieldError[] }) => {
  const { t } = useTranslation('common');
  const box = useRef<HTMLDivElement>(null);
  const isShown = errors.length > 0;
  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [isShown]);
  if (!isShown) return null;
  return (
    <div ref={box} className="nx-panel nx-panel-bad" role="alert" tabIndex={-1}>
      <h2>{t('errorSummary.title', { count: errors.length })}</h2>
      <ul className="nx-error-links">
        {errors.map((error) => (
          <li key={error.fieldId}>
            <button
              type="button"
              className="nx-link"
              onClick={() => {
                const field = document.getElementById(error.fieldId);
                field?.focus();
                field?.scrollIntoView({ block: 'center' });
              }}
            >
              {error.message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
