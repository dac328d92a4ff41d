import { Dialog } from './Dialog.tsx';
import './KeyHelp.css';

export interface KeyHelpEntry {
  readonly keys: readonly string[];
  readonly meaning: string;
}

/** The keys of the application, shown by "?". */
export const KeyHelp = (props: {
  title: string;
  entries: readonly KeyHelpEntry[];
  isOpen: boolean;
  onClose: () => void;
}) => (
  <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose}>
    <dl className="nx-keys">
      {props.entries.map((entry) => (
        <div key={entry.meaning}>
          <dt>
            {entry.keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{entry.meaning}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
);
