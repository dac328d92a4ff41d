import type { Diagnosis, Rung } from '#shared/domain/ocppBackEnd/ladder.ts';

/** PEM texts. With `clientCa` a charger without a certificate of these authorities gets no further than TLS. */
export interface OcppServerTls {
  readonly certificate: string;
  readonly key: string;
  readonly clientCa?: string;
}

/** A request to open a connection, before anything is decided; as it came. */
export interface OcppHandshake {
  readonly peer: string;
  readonly isUpgrade: boolean;
  readonly target: string;
  /** Every Authorization header there is. */
  readonly authorization: readonly string[];
  readonly offered: string | undefined;
  readonly origin: string | undefined;
  /** Address and port it came in at. */
  readonly local: string;
}

export type OcppDecision =
  | { readonly kind: 'open'; readonly identity: string }
  | { readonly kind: 'refuse'; readonly status: 400 | 401 | 403 | 404 | 426 }
  /** 101 without a sub-protocol, then closed with 1002 at once (OCPP-J 3.2). */
  | { readonly kind: 'open-and-close' };

/** An answer with an error code of OCPP 1.6-J. */
export interface OcppRefusal {
  readonly code: string;
  readonly description: string;
}

export interface OcppCall {
  readonly messageId: string;
  readonly action: string;
  /** `undefined` when the element is missing. */
  readonly payload: unknown;
}

/** How a connection ended. `lost`: without a closing handshake. */
export interface OcppEnd {
  readonly code: number;
  readonly isLost: boolean;
}

export interface OcppLinkListeners {
  /** Answers a call of the charger; never throws. */
  onCall(
    call: OcppCall,
  ): Promise<
    { readonly kind: 'result'; readonly payload: object } | ({ readonly kind: 'refusal' } & OcppRefusal)
  >;
  /** A whole message as text, in the order of the wire. */
  onFrame(direction: 'in' | 'out', text: string): void;
  onOdd(kind: 'not-a-message' | 'stray-answer' | 'binary' | 'extra-element'): void;
  onEnd(end: OcppEnd): void;
}

/** An open connection with a charger. */
export interface OcppLink {
  /**
   * Asks the charger; one question at a time. Errors: `ocpp.call-timeout`, `ocpp.call-refused`, `ocpp.link-lost`.
   */
  call(action: string, payload: object, timeoutMs: number): Promise<unknown>;
  /** Says goodbye, and tears the connection down when the other side ignores that. */
  close(code: number, reason: string): void;
}

/** Where an upload goes; both ends settle, nothing of a broken upload is left under the name. */
export interface UploadSink {
  readonly maxBytes: number;
  write(bytes: Uint8Array): void;
  finish(): void;
  abort(why: 'too-large' | 'broken-off'): void;
}

export interface OcppServerListeners {
  /** Called once per connection, as soon as it is there; the result is handed to the other calls. */
  onConnection(peer: string): number;
  onPassed(attempt: number, rung: Rung): void;
  /** What ended it before a decision was asked for. */
  onFailed(attempt: number, rung: Rung, diagnosis: Diagnosis, seen: string): void;
  decide(attempt: number, handshake: OcppHandshake): OcppDecision;
  onOpen(attempt: number, identity: string, link: OcppLink): OcppLinkListeners;
  /** An upload came over this connection: no attempt of a charger to connect. */
  onUpload(attempt: number): void;
  /** The place for an upload to this target, or undefined: 404. */
  openUpload(target: string): UploadSink | undefined;
  /** The interface it listens at is gone. */
  onGone(): void;
}

export interface OcppServerOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly tls: OcppServerTls | undefined;
  readonly pingIntervalMs: number;
  readonly maxConnections: number;
  /** For headers that come slowly; the check runs each second. */
  readonly headersTimeoutMs: number;
  readonly listeners: OcppServerListeners;
}

export interface OcppListener {
  readonly port: number;
  /** Ends everything; the port is free when it resolves. */
  close(): Promise<void>;
}

/**
 * A web socket server for OCPP 1.6-J at one interface. Errors: `server.port-in-use`, `ocpp.interface-not-here`,
 * `ocpp.certificate-unusable`.
 */
export interface OcppServer {
  listen(options: OcppServerOptions): Promise<OcppListener>;
}

export interface SchemaFault {
  readonly path: string;
  /** Keyword of the schema: `required`, `type`, `maxLength`, `enum`, `format`, `additionalProperties` … */
  readonly keyword: string;
}

/** The message schemas of OCPP 1.6 with the security extension. */
export interface OcppSchema {
  isKnown(action: string): boolean;
  check(action: string, kind: 'req' | 'conf', payload: unknown): readonly SchemaFault[];
}

/** What the local back end keeps on disk. */
export interface OcppFiles {
  /** One record behind the others of this charger, on the disk when it returns; the file's path. */
  keepTransaction(identity: string, record: object): string;
  /** A file for an upload, under a name that cannot leave the folder. */
  createUpload(
    identity: string,
    name: string,
  ): {
    readonly file: string;
    write(bytes: Uint8Array): void;
    finish(): void;
    discard(): void;
  };
}
