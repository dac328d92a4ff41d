import { type ReactNode, useEffect, useRef } from 'react';

/** What came of the last press, brought into view when it appears or changes; `on` null: nothing to show. */
export const Outcome = ({ on, children }: { on: string | null; children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (on !== null) box.current?.scrollIntoView({ block: 'nearest' });
  }, [on]);
  return (
    <div ref={box} className="nx-job-outcome">
      {children}
    </div>
  );
};
