import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorPanel } from '#renderer/ui/ErrorPanel.tsx';
import type { WireError } from '#shared/contract/wireError.ts';
import { useErrorText } from './useErrorText.ts';

interface BridgeErrorPanelProps {
  readonly error: WireError | null;
  readonly onRetry?: (() => void) | undefined;
  readonly action?: ReactNode;
}

/** An error from the application in the person's words; "Try again" only where that can help. */
export const BridgeErrorPanel = ({ error, ...rest }: BridgeErrorPanelProps) =>
  error === null ? null : (
    // Its words are fetched when something goes wrong first; the page stays as it is meanwhile.
    <Suspense fallback={null}>
      <ShownError error={error} {...rest} />
    </Suspense>
  );

const ShownError = (props: BridgeErrorPanelProps & { error: WireError }) => {
  const { t } = useTranslation('common');
  const errorText = useErrorText();
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
