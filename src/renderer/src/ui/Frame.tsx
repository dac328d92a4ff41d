import type { ReactNode } from 'react';
import './Frame.css';
import { classNames } from './classNames.ts';

export interface RailItem {
  readonly key: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly isCurrent: boolean;
  /** Renders the link, so that the frame knows nothing of the router. */
  readonly link: (content: ReactNode, className: string) => ReactNode;
}

export interface FrameProps {
  readonly rail: readonly RailItem[];
  readonly railLabel: string;
  readonly skipLabel: string;
  /** Site and visit. */
  readonly place: ReactNode;
  readonly device: ReactNode;
  readonly tools: ReactNode;
  /** "Charger now: 16 A, Bluetooth on, nothing written." */
  readonly status: ReactNode;
  /** The word for the striped band; null when nothing on this screen comes from the practice site. */
  readonly practiceBand: string | null;
  /** Bars above everything: connection lost, reload. */
  readonly alerts?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every screen: rail, top bar, one status line, practice band. */
export const Frame = (props: FrameProps) => (
  <div className="nx-frame">
    <a className="nx-skip" href="#nx-main" onClick={skipToMain}>
      {props.skipLabel}
    </a>
    <nav className="nx-rail" aria-label={props.railLabel}>
      {props.rail.map((item) => (
        <span key={item.key} className="nx-rail-cell">
          {item.link(
            <>
              {item.icon}
              <span>{item.label}</span>
            </>,
            classNames('nx-rail-item', item.isCurrent && 'nx-rail-current'),
          )}
        </span>
      ))}
    </nav>
    <div className="nx-body">
      {props.alerts}
      <header className="nx-top">
        <div className="nx-top-row">
          <div className="nx-top-place">{props.place}</div>
          <div className="nx-top-device">{props.device}</div>
          <div className="nx-top-tools">{props.tools}</div>
        </div>
        <div className="nx-status" role="status" aria-live="polite">
          {props.status}
        </div>
      </header>
      {props.practiceBand === null ? null : (
        <div className="nx-practice-band">
          <span>{props.practiceBand}</span>
        </div>
      )}
      <main id="nx-main" className="nx-main" tabIndex={-1}>
        {props.children}
      </main>
    </div>
  </div>
);

// The hash belongs to the router, so the skip link moves the focus itself.
const skipToMain = (event: { preventDefault(): void }) => {
  event.preventDefault();
  document.getElementById('nx-main')?.focus();
};
