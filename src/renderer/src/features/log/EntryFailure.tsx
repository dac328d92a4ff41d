import { useErrorText } from '#renderer/app/useErrorText.ts';
import type { LogEntry } from '#shared/domain/logEntry.ts';

/** Why what an entry tells of did not work, with its code. */
export const EntryFailure = ({ entry }: { entry: LogEntry }) => {
  const errorText = useErrorText();
  if (entry.errorCode === null) return null;
  const { text } = errorText({
    code: entry.errorCode as Parameters<typeof errorText>[0]['code'],
    details: { device: entry.chargerSerial ?? '' },
    retryable: false,
  });
  return (
    <p>
      {text} <span className="nx-muted nx-small">{entry.errorCode}</span>
    </p>
  );
};
