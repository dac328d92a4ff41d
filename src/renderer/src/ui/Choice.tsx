import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import './Choice.css';
import { classNames } from './classNames.ts';

export interface ChoiceOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** A drawing of it, for what is known by its looks. */
  readonly icon?: ReactNode;
  /** What choosing it means. */
  readonly reason?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly options: readonly ChoiceOption<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  /** Adds "don't know" as this value; `reason` says which cautious value then counts. */
  readonly unknown?: { readonly value: V; readonly reason?: string | undefined } | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly id?: string | undefined;
  /** Side by side where there is room; for short answers. */
  readonly compact?: boolean | undefined;
}

/** One of a few answers, as cards large enough for gloves. Arrow keys move as in any radio group. */
export const Choice = <V extends string>(props: ChoiceProps<V>) => {
  const { t } = useTranslation('common');
  const made = useId();
  const id = props.id ?? made;
  const all: readonly ChoiceOption<V>[] =
    props.unknown === undefined
      ? props.options
      : [
          ...props.options,
          { value: props.unknown.value, label: t('choice.unknown'), reason: props.unknown.reason },
        ];
  const hasError = props.error !== undefined && props.error !== null && props.error !== '';
  return (
    <fieldset className={classNames('nx-field', hasError && 'nx-field-bad')} aria-describedby={`${id}-about`}>
      <legend className="nx-legend">{props.label}</legend>
      <div id={`${id}-about`}>
        {props.hint ? <div className="nx-field-hint">{props.hint}</div> : null}
        {hasError ? <div className="nx-field-error">{props.error}</div> : null}
      </div>
      <div className={classNames('nx-choices', props.compact && 'nx-choices-compact')}>
        {all.map((option, index) => (
          <label
            key={option.value}
            className={classNames('nx-choice', option.disabled && 'nx-choice-disabled')}
          >
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={`${made}-choice`}
              value={option.value}
              disabled={option.disabled}
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.icon === undefined ? null : <span className="nx-choice-icon">{option.icon}</span>}
            <span className="nx-choice-text">
              <span className="nx-choice-label">{option.label}</span>
              {option.reason === undefined ? null : <span className="nx-choice-reason">{option.reason}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
