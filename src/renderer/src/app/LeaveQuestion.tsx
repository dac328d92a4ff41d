import { useBlocker } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button, type ButtonKind } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';

interface Answer {
  readonly label: string;
  readonly kind?: ButtonKind | undefined;
}

interface LeaveQuestionProps {
  readonly isActive: boolean;
  /** Asks before the window closes too, in the browser's own words. */
  readonly holdsWindow: boolean;
  /** Whether a way counts as leaving; every way when absent. */
  readonly isLeaving?: ((from: string, to: string) => boolean) | undefined;
  readonly title: string;
  readonly children: ReactNode;
  readonly stay: Answer;
  readonly leave: Answer;
}

/** Asks before a page is left on which something is going on. */
export const LeaveQuestion = (props: LeaveQuestionProps) => {
  const { isActive, isLeaving, stay, leave } = props;
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isActive && (isLeaving?.(current.pathname, next.pathname) ?? true),
    enableBeforeUnload: props.holdsWindow,
    disabled: !isActive,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title={props.title} isOpen onClose={blocker.reset}>
      <div className="nx-stack">
        {props.children}
        <div className="nx-row">
          <Button kind={stay.kind} onClick={blocker.reset}>
            {stay.label}
          </Button>
          <Button kind={leave.kind} onClick={blocker.proceed}>
            {leave.label}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
