import type { ButtonHTMLAttributes, ReactNode } from 'react';
import './Button.css';
import { classNames } from './classNames.ts';

export type ButtonKind = 'primary' | 'default' | 'quiet' | 'danger';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: ButtonKind | undefined;
  readonly icon?: ReactNode;
  /** Waiting for an answer: stays focusable, does nothing when pressed. */
  readonly busy?: boolean | undefined;
}

/** A button of at least 48 px with a verb on it. */
export const Button = ({ kind = 'default', icon, busy = false, children, onClick, ...rest }: ButtonProps) => (
  <button
    type="button"
    {...rest}
    aria-busy={busy || undefined}
    className={classNames('nx-button', `nx-button-${kind}`, busy && 'nx-button-busy', rest.className)}
    onClick={busy ? (event) => event.preventDefault() : onClick}
  >
    {icon}
    {children === undefined ? null : <span>{children}</span>}
  </button>
);
