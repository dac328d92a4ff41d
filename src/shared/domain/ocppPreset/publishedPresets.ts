import type { SecurityProfile } from '#shared/domain/ocpp/ocppLimits.ts';
import type { PlaceholderValues } from './presetTemplate.ts';

/** An address that an operator, or the project of a back end, has put on a page of its own. */
export interface PublishedPreset {
  readonly id: string;
  readonly name: string;
  readonly kind: 'operator' | 'self-hosted';
  /** Endpoint for a charger that appends its identity; `{host}`, `{port}`, `{account}` are to be filled in. */
  readonly template: string;
  /** What the source prints, word for word. */
  readonly printed: string;
  /** Null: the source does not say. */
  readonly profile: SecurityProfile | null;
  /** `given`: the back end hands it out; `registered`: entered there first; `any`: one's choice; null: not said. */
  readonly identity: 'given' | 'registered' | 'any' | null;
  readonly suggested?: PlaceholderValues;
  readonly source: { readonly title: string; readonly url: string };
  /** The day somebody read a stored copy of the source (ISO). */
  readonly seen: string;
}

/** Only what was read at its source; an address from elsewhere does not belong here. */
export const publishedPresets: readonly PublishedPreset[] = [
  {
    id: 'monta',
    name: 'Monta',
    kind: 'operator',
    template: 'wss://ocpp.monta.app',
    printed: 'wss://ocpp.monta.app/zaptec-{deviceId}',
    profile: null,
    identity: 'given',
    source: {
      title: 'Monta: installation guides',
      url: 'https://github.com/monta-app/installation-guides/blob/HEAD/zaptec/setup.md',
    },
    seen: '2026-11-20',
  },
  {
    id: 'ecarup',
    name: 'eCarUp (smart-me)',
    kind: 'operator',
    template: 'ws://www.ecarup.com/api/Ocpp16/{account}',
    printed: 'ws://www.ecarup.com/api/Ocpp16/{ecarupID}/',
    profile: null,
    identity: 'any',
    source: {
      title: 'smart-me: OCPP integration',
      url: 'https://sites.google.com/smart-me.com/wiki-english/ocpp/ebee',
    },
    seen: '2026-11-20',
  },
  {
    id: 'joulo',
    name: 'Joulo',
    kind: 'operator',
    template: 'wss://ocpp.joulo.nl',
    printed: 'wss://ocpp.joulo.nl/CHARGER-001',
    profile: null,
    identity: 'given',
    source: { title: 'Joulo: Chargers', url: 'https://developer.joulo.nl/concepts/chargers' },
    seen: '2026-11-20',
  },
  {
    id: 'cfos',
    name: 'cFos Charging Manager',
    kind: 'self-hosted',
    template: 'ws://{host}:{port}',
    printed: 'for cFos Charging Manager, the port number is always 19520',
    profile: null,
    identity: 'registered',
    suggested: { port: '19520' },
    source: {
      title: 'cFos: Instructions for some EVSEs',
      url: 'https://www.cfos-emobility.de/en/cfos-charging-manager/documentation/wallbox-instructions.htm',
    },
    seen: '2026-11-20',
  },
  {
    id: 'evcc',
    name: 'evcc',
    kind: 'self-hosted',
    template: 'ws://{host}:8887',
    printed: 'ws://<evcc-host>:8887/',
    profile: 0,
    identity: 'any',
    source: {
      title: 'evcc: OCPP 1.6J compatible',
      url: 'https://docs.evcc.io/en/chargers/ocpp-1-6j-compatible',
    },
    seen: '2026-11-20',
  },
  {
    id: 'home-assistant',
    name: 'Home Assistant (OCPP)',
    kind: 'self-hosted',
    template: 'ws://{host}:9000',
    printed: 'ws://homeassistant.local:9000',
    profile: null,
    identity: null,
    suggested: { host: 'homeassistant.local' },
    source: {
      title: 'lbbrhzn/ocpp: Installation',
      url: 'https://github.com/lbbrhzn/ocpp/blob/main/docs/installation.md',
    },
    seen: '2026-11-20',
  },
  {
    id: 'steve',
    name: 'SteVe',
    kind: 'self-hosted',
    template: 'ws://{host}:{port}/steve/websocket/CentralSystemService',
    printed: 'ws://<your-server-ip>:<port>/steve/websocket/CentralSystemService/<chargeBoxId>',
    profile: null,
    identity: 'registered',
    suggested: { port: '8180' },
    source: { title: 'SteVe: README', url: 'https://github.com/steve-community/steve/blob/HEAD/README.md' },
    seen: '2026-11-20',
  },
  {
    id: 'ocpp-core',
    name: 'OCPP.Core',
    kind: 'self-hosted',
    template: 'ws://{host}:8081/OCPP',
    printed: 'ws://localhost:8081/OCPP/station42',
    profile: null,
    identity: 'registered',
    source: {
      title: 'OCPP.Core: README',
      url: 'https://github.com/dallmann-consulting/OCPP.Core/blob/HEAD/README.md',
    },
    seen: '2026-11-20',
  },
  {
    id: 'citrineos',
    name: 'CitrineOS',
    kind: 'self-hosted',
    template: 'ws://{host}:8081',
    printed: '8081: websocket server tcp connection without auth',
    profile: 0,
    identity: null,
    source: {
      title: 'CitrineOS: README',
      url: 'https://github.com/citrineos/citrineos-core/blob/HEAD/README.md',
    },
    seen: '2026-11-20',
  },
  {
    id: 'citrineos-key',
    name: 'CitrineOS (basic auth)',
    kind: 'self-hosted',
    template: 'ws://{host}:8082',
    printed: '8082: websocket server tcp connection with basic http auth',
    profile: 1,
    identity: null,
    source: {
      title: 'CitrineOS: README',
      url: 'https://github.com/citrineos/citrineos-core/blob/HEAD/README.md',
    },
    seen: '2026-11-20',
  },
  {
    id: 'maeve',
    name: 'MaEVe',
    kind: 'self-hosted',
    template: 'ws://{host}/ws',
    printed: 'ws://localhost/ws/<cs-id>',
    profile: null,
    identity: 'registered',
    source: {
      title: 'MaEVe: README',
      url: 'https://github.com/thoughtworks/maeve-csms/blob/HEAD/README.md',
    },
    seen: '2026-11-20',
  },
];
