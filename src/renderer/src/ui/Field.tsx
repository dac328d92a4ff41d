import { type ReactNode, useId } from 'react';
import './Field.css';

export interface FieldFrameProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  /** Address of the control for the error summary; made up when absent. */
  readonly id?: string | undefined;
  readonly children: (control: {
    id: string;
    describedBy: string | undefined;
    invalid: boolean;
  }) => ReactNode;
}

/** Label, hint and error around one control, tied together for screen readers. */
export const Field = ({ label, hint, error, id, children }: FieldFrameProps) => {
  const made = useId();
  const controlId = id ?? made;
  const hasError = error !== undefined && error !== null && error !== '';
  const described = [hint ? `${controlId}-hint` : '', hasError ? `${controlId}-error` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div className={hasError ? 'nx-field nx-field-bad' : 'nx-field'}>
      <label htmlFor={controlId}>{label}</label>
      {hint ? (
        <div id={`${controlId}-hint`} className="nx-field-hint">
          {hint}
        </div>
      ) : null}
      {hasError ? (
        <div id={`${controlId}-error`} className="nx-field-error">
          {error}
        </div>
      ) : null}
      {children({ id: controlId, describedBy: described === '' ? undefined : described, invalid: hasError })}
    </div>
  );
};
