import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { type StatusTone, statusSign } from './status.tsx';
import './Announcer.css';

export interface Announcement {
  readonly text: string;
  readonly tone: StatusTone;
}

type Announce = (text: string, tone?: StatusTone) => void;

const SHOWN_MS = 6000;
const AnnounceContext = createContext<Announce>(() => undefined);

/** Shows one short message at a time at the lower edge and says it to screen readers. */
export const AnnouncerRoot = ({ children }: { children: ReactNode }) => {
  const [message, setMessage] = useState<Announcement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const announce = useCallback<Announce>((text, tone = 'neutral') => {
    clearTimeout(timer.current);
    setMessage({ text, tone });
    timer.current = setTimeout(() => setMessage(null), SHOWN_MS);
  }, []);
  const value = useMemo(() => announce, [announce]);
  return (
    <AnnounceContext value={value}>
      {children}
      <div className="nx-toasts" role="status" aria-live="polite">
        {message === null ? null : (
          <div className={`nx-toast nx-toast-${message.tone}`}>
            {statusSign(message.tone)}
            <span>{message.text}</span>
          </div>
        )}
      </div>
    </AnnounceContext>
  );
};

/** `announce('Snapshot saved', 'good')` */
export const useAnnounce = (): Announce => useContext(AnnounceContext);
