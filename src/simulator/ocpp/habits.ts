/** What real chargers do wrong; all of it is off on a good day. */
export interface OcppHabits {
  readonly noSubprotocol?: boolean;
  readonly trailingSlash?: boolean;
  readonly doubledIdentity?: boolean;
  readonly wrongCase?: boolean;
  /** A serial number of 33 characters. */
  readonly longSerial?: boolean;
  /** `readonly: 0` in GetConfiguration. */
  readonly readonlyAsNumber?: boolean;
  /** The clock stands at 1970 and takes no time from a back end. */
  readonly clock1970?: boolean;
  readonly tls10?: boolean;
  /** Tries again ten times a second. */
  readonly backOffStorm?: boolean;
}
