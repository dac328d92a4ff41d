import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { StatusLine } from '#shared/contract/jobs.ts';

export interface DeviceInfo {
  readonly name: string;
  readonly door: 'bluetooth' | 'modbus' | null;
  readonly rssiDbm: number | null;
  readonly state: 'open' | 'connecting' | 'lost';
}

/** `written` is known to the job that holds the charger, and to nobody else. */
export type ShownStatus = Omit<StatusLine, 'written'> & { readonly written?: StatusLine['written'] };

/** What a page tells the frame about itself. Absent: the frame says what it knows on its own. */
export interface FrameInfo {
  /** Site, and socket or visit. */
  readonly place?: string | undefined;
  readonly status?: ShownStatus | undefined;
  readonly device?: DeviceInfo | undefined;
  /** The connected charger this page is about; the frame then speaks of no other. */
  readonly deviceId?: string | undefined;
  /** Whether this screen shows data of the practice site. */
  readonly practice?: boolean | undefined;
}

interface Held {
  readonly info: FrameInfo;
  readonly set: (info: FrameInfo) => void;
}

const nothing: FrameInfo = {};
const FrameInfoContext = createContext<Held>({ info: nothing, set: () => undefined });

export const FrameInfoRoot = ({ children }: { children: ReactNode }) => {
  const [info, set] = useState<FrameInfo>(nothing);
  const value = useMemo(() => ({ info, set }), [info]);
  return <FrameInfoContext value={value}>{children}</FrameInfoContext>;
};

/** For the frame. */
export const useFrameInfo = (): FrameInfo => useContext(FrameInfoContext).info;

/** For pages: `useShowInFrame({ place: site.name, status: job.status, practice: site.practice })`. */
export const useShowInFrame = (info: FrameInfo): void => {
  const { set } = useContext(FrameInfoContext);
  const text = JSON.stringify(info);
  useEffect(() => {
    set(JSON.parse(text) as FrameInfo);
    return () => set(nothing);
  }, [set, text]);
};
