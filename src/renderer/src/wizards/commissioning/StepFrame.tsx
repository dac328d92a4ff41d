import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { TwoColumns } from '#renderer/ui/TwoColumns.tsx';
import { useJob } from './model/jobContext.tsx';
import { useBack } from './model/useBack.ts';
import { useEnterIsNext } from './model/useEnterIsNext.ts';
import { CircuitPicture } from './picture/CircuitPicture.tsx';
import { ConnectionPicture } from './picture/ConnectionPicture.tsx';
import { UndoButton } from './UndoButton.tsx';

export interface StepPrimary {
  readonly label: string;
  readonly onPress: () => void;
  readonly busy?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

export interface StepFrameProps {
  /** The next step; a node of its own for the step that is held. */
  readonly primary: StepPrimary | ReactNode;
  readonly secondary?: ReactNode;
  readonly note?: ReactNode;
  /** The whole width, without the picture. */
  readonly isWide?: boolean | undefined;
  readonly children: ReactNode;
}

const isPrimary = (primary: StepFrameProps['primary']): primary is StepPrimary =>
  typeof primary === 'object' && primary !== null && 'onPress' in primary;

/** One screen of the wizard: questions left, the picture right, back and next at the lower edge. Enter is next. */
export const StepFrame = ({ primary, secondary, note, isWide = false, children }: StepFrameProps) => {
  const { t } = useTranslation('common');
  const form = useRef<HTMLFormElement>(null);
  const back = useBack();
  const { job } = useJob();
  useEnterIsNext(form);
  useEffect(() => {
    // A new screen begins at its top; a focus that went with the last one comes back into the page.
    const main = document.getElementById('nx-main');
    main?.scrollTo(0, 0);
    if (document.activeElement === document.body) main?.focus({ preventScroll: true });
  }, []);
  return (
    <form
      ref={form}
      className="nx-job-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isPrimary(primary) && !primary.busy && !primary.disabled) primary.onPress();
      }}
    >
      {isWide ? (
        <div className="nx-job-wide">{children}</div>
      ) : (
        <TwoColumns
          left={children}
          right={job.kind === 'ocpp' ? <ConnectionPicture /> : <CircuitPicture />}
        />
      )}
      <PrimaryBar
        back={
          <>
            {back === null ? null : <Button onClick={back}>{t('action.back')}</Button>}
            <UndoButton />
          </>
        }
        note={note}
        primary={
          <div className="nx-row nx-job-next">
            {secondary}
            {isPrimary(primary) ? (
              <Button kind="primary" type="submit" busy={primary.busy} disabled={primary.disabled}>
                {primary.label}
              </Button>
            ) : (
              primary
            )}
          </div>
        }
      />
    </form>
  );
};
