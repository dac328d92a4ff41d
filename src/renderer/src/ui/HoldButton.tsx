import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './HoldButton.css';

const HOLD_MS = 2000;

export interface HoldButtonProps {
  /** A verb and its object: "Write and turn Bluetooth off". */
  readonly label: string;
  readonly onHeld: () => void;
  readonly disabled?: boolean | undefined;
  readonly holdMs?: number | undefined;
  /** Id of the sentence that says what cannot be undone. */
  readonly describedBy?: string | undefined;
}

const isHoldKey = (key: string): boolean => key === 'Enter' || key === ' ';

/** How much of the time has passed (0–1) since holding began; letting go begins anew. */
const useHold = (onHeld: () => void, holdMs: number) => {
  const [fraction, setFraction] = useState(0);
  const frame = useRef(0);
  const cancel = () => {
    cancelAnimationFrame(frame.current);
    frame.current = 0;
    setFraction(0);
  };
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const begin = () => {
    if (frame.current !== 0) return;
    const startedAt = performance.now();
    const advance = (now: number) => {
      const held = Math.min(1, (now - startedAt) / holdMs);
      setFraction(held);
      if (held < 1) frame.current = requestAnimationFrame(advance);
      else {
        cancel();
        onHeld();
      }
    };
    frame.current = requestAnimationFrame(advance);
  };
  return { fraction, begin, cancel };
};

/** For the step that cannot be undone: pointer, Enter or Space held for two seconds; letting go cancels. */
export const HoldButton = ({
  label,
  onHeld,
  disabled = false,
  holdMs = HOLD_MS,
  describedBy,
}: HoldButtonProps) => {
  const { t } = useTranslation('common');
  const hintId = useId();
  const { fraction, begin, cancel } = useHold(onHeld, holdMs);
  return (
    <div className="nx-hold">
      <button
        type="button"
        className="nx-hold-button"
        disabled={disabled}
        aria-describedby={[describedBy, hintId].filter(Boolean).join(' ')}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          if (!disabled) begin();
        }}
        onPointerUp={cancel}
        onPointerCancel={cancel}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (!isHoldKey(event.key)) return;
          event.preventDefault();
          if (!event.repeat && !disabled) begin();
        }}
        onKeyUp={(event) => {
          if (isHoldKey(event.key)) cancel();
        }}
        onBlur={cancel}
      >
        <span className="nx-hold-fill" style={{ transform: `scaleX(${fraction})` }} aria-hidden />
        <span className="nx-hold-label">{label}</span>
      </button>
      <span id={hintId} className="nx-small nx-muted">
        {t('hold.hint', { seconds: Math.round(holdMs / 1000) })}
      </span>
    </div>
  );
};
