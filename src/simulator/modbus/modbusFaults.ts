/** What goes wrong on the wire of one Modbus door; an empty object is a healthy door. */
export interface ModbusFaults {
  /** Requests are swallowed: the connection stays up and nothing comes back. */
  readonly silence?: boolean;
  /** Answers are damaged: a foreign transaction id, or a function code and bytes that do not belong to the request. */
  readonly corrupt?: 'transaction' | 'bytes';
  /** The first half of one answer is sent, then that connection is mute. */
  readonly half?: boolean;
  /** Requests are executed at once and answered this much later (ms). */
  readonly lateMs?: number;
  /** Every request is answered with exception 6. */
  readonly busy?: boolean;
  /** Nothing listens on the port. */
  readonly refuse?: boolean;
}
