/** A segment of a path with its percent codes resolved; null when they are not valid UTF-8. */
export const decodeSegment = (segment: string): string | null => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
};

/**
 * The address a charger really opens: endpoint, slash, identity with percent codes (OCPP-J 1.6, 3.1.1). Null for an
 * identity that no address can hold: empty, a dot segment, or an unpaired surrogate.
 */
export const connectionUrl = (endpoint: string, identity: string): string | null => {
  if (identity === '' || identity === '.' || identity === '..' || !identity.isWellFormed()) return null;
  let end = endpoint.length;
  while (endpoint[end - 1] === '/') end -= 1;
  return `${endpoint.slice(0, end)}/${encodeURIComponent(identity)}`;
};
