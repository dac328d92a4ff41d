import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import type { WireError } from '#shared/contract/wireError.ts';
import { useErrorText } from './useErrorText.ts';

/** An error from the application in the person's words; "Try again" only where that can help. */
export const BridgeErrorPanel = (props: {
  error: WireError | null;
  onRetry?: (() => void) | undefined;
  action?: ReactNode;
}) => {
  const { t } = useTranslation('common');
  const errorText = useErrorText();
  if (props.error === null) return null;
  const { text, hint } = errorText(props.error);
  const retry =
    props.error.retryable && props.onRetry !== undefined ? (
      <Button onClick={props.onRetry}>{t('action.tryAgain')}</Button>
    ) : null;
  return (
    <ErrorPanel
      text={text}
      hint={hint}
      code={props.error.code}
      action={
        retry === null && props.action === undefined ? undefined : (
          <>
            {retry}
            {props.action}
          </>
        )
      }
    />
  );
};
