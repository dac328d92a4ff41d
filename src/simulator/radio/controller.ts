import type { Air, Station } from './air.ts';
import type { AirLink, LinkEnd } from './airLink.ts';
import { h4 } from './h4.ts';
import { cancelledConnection, command, role, status } from './hciCodes.ts';
import {
  aclPacket,
  addressBytes,
  addressText,
  advertisingReportEvent,
  type ConnectionParameters,
  commandComplete,
  commandStatus,
  completedPackets,
  connectionComplete,
  connectionUpdateComplete,
  disconnectionComplete,
} from './hciEvents.ts';

/** LE data length with the extension, and how many such packets the controller holds. */
const buffer = { bytes: 251, packets: 8 } as const;
const firstHandle = 0x40;
const handles = 0x0e00;

export interface Controller {
  /** One H4 packet from the host. */
  receive(packet: Buffer): void;
  close(): void;
}

interface OpenLink {
  readonly end: LinkEnd;
  readonly air: AirLink;
}

const readParameters = (bytes: Buffer): ConnectionParameters => ({
  interval: bytes.readUInt16LE(2),
  latency: bytes.readUInt16LE(4),
  timeout: bytes.readUInt16LE(6),
});

/** One virtual LE controller: answers its host's commands and takes part in the air. */
export const createController = (
  air: Air,
  firstAddress: string,
  send: (packet: Buffer) => void,
): Controller => {
  let address = firstAddress;
  let advertisingData: Buffer = Buffer.alloc(0);
  let scanResponse: Buffer = Buffer.alloc(0);
  let advertisingIntervalMs = 100;
  let isAdvertising = false;
  let scan: { readonly onlyOnce: boolean; readonly seen: Set<string> } | undefined;
  let wish: { readonly peer: string; readonly parameters: ConnectionParameters } | undefined;
  let nextHandle = 0;
  const links = new Map<number, OpenLink>();

  const openEnd: Station['openEnd'] = () => {
    const handle = firstHandle + (nextHandle++ % handles);
    const end: LinkEnd = {
      receive: (isContinuation, payload) => send(aclPacket(handle, isContinuation, payload)),
      sent: (count) => send(completedPackets(handle, count)),
      updated: (parameters) => send(connectionUpdateComplete(handle, parameters)),
      ended: (reason) => {
        if (links.delete(handle)) send(disconnectionComplete(handle, reason));
      },
    };
    const parameters = wish?.parameters ?? { interval: 18, latency: 0, timeout: 42 };
    return {
      end,
      attach: (link, peer, isCentral) => {
        links.set(handle, { end, air: link });
        if (isCentral) wish = undefined;
        else isAdvertising = false;
        const ownRole = isCentral ? role.central : role.peripheral;
        send(connectionComplete({ status: status.success, handle, role: ownRole, peer, parameters }));
      },
    };
  };
  const station: Station = {
    address: () => address,
    advertising: () =>
      isAdvertising ? { data: advertisingData, scanResponse, intervalMs: advertisingIntervalMs } : undefined,
    isScanning: () => scan !== undefined,
    initiating: () => wish,
    heard: (type, from, data, rssiDbm) => {
      if (scan?.onlyOnce) {
        const key = `${type} ${from}`;
        if (scan.seen.has(key)) return;
        scan.seen.add(key);
      }
      send(advertisingReportEvent(type, from, data, rssiDbm));
    },
    openEnd,
  };
  const silence = () => {
    isAdvertising = false;
    scan = undefined;
    wish = undefined;
    for (const { air: link } of links.values()) link.cut(status.supervisionTimeout);
  };
  const linkOf = (bytes: Buffer) => links.get(bytes.readUInt16LE(0) & 0x0fff);

  /** Commands answered with Command Complete: what they do, and the return parameters behind the status. */
  const simple = new Map<number, (bytes: Buffer) => Buffer | undefined>([
    [command.reset, () => void silence()],
    [command.setEventMask, () => undefined],
    [command.leSetEventMask, () => undefined],
    [command.writeLeHostSupported, () => undefined],
    [command.readLeHostSupported, () => Buffer.from([1, 0])],
    // Version 5.1 of the specification, manufacturer 0xFFFF ("not assigned").
    [command.readLocalVersion, () => Buffer.from([0x0a, 0, 0, 0x0a, 0xff, 0xff, 0, 0])],
    [command.readBufferSize, () => Buffer.from([buffer.bytes, 0, 0, buffer.packets, 0, 0, 0])],
    [command.leReadBufferSize, () => Buffer.from([buffer.bytes, 0, buffer.packets])],
    [command.readBdAddr, () => addressBytes(address)],
    [command.writeBdAddr, (bytes) => void (address = addressText(bytes))],
    [
      command.leSetAdvertisingParameters,
      (bytes) => void (advertisingIntervalMs = Math.max(20, bytes.readUInt16LE(0) * 0.625)),
    ],
    [
      command.leSetAdvertisingData,
      (bytes) => void (advertisingData = Buffer.from(bytes.subarray(1, 1 + bytes.readUInt8(0)))),
    ],
    [
      command.leSetScanResponseData,
      (bytes) => void (scanResponse = Buffer.from(bytes.subarray(1, 1 + bytes.readUInt8(0)))),
    ],
    [command.leSetAdvertiseEnable, (bytes) => void (isAdvertising = bytes.readUInt8(0) === 1)],
    [command.leSetScanParameters, () => undefined],
    [
      command.leSetScanEnable,
      (bytes) => {
        const isOn = bytes.readUInt8(0) === 1;
        scan = isOn ? { onlyOnce: bytes.readUInt8(1) === 1, seen: new Set() } : undefined;
        return undefined;
      },
    ],
  ]);

  const createConnection = (opcode: number, bytes: Buffer) => {
    if (wish) return send(commandStatus(opcode, status.commandDisallowed));
    send(commandStatus(opcode, status.success));
    wish = { peer: addressText(bytes.subarray(6, 12)), parameters: readParameters(bytes.subarray(13)) };
  };
  const cancelConnection = (opcode: number) => {
    if (!wish) return send(commandComplete(opcode, status.commandDisallowed));
    const { peer, parameters } = wish;
    wish = undefined;
    send(commandComplete(opcode, status.success));
    send(
      connectionComplete({ status: cancelledConnection, handle: 0, role: role.central, peer, parameters }),
    );
  };
  const readRssi = (opcode: number, bytes: Buffer) => {
    const link = linkOf(bytes);
    if (!link) {
      return send(
        commandComplete(opcode, status.unknownConnection, Buffer.from([...bytes.subarray(0, 2), 0])),
      );
    }
    const rssi = Buffer.alloc(3);
    rssi.writeUInt16LE(bytes.readUInt16LE(0), 0);
    rssi.writeInt8(air.measureRssiDbm(link.air.peripheralAddress), 2);
    send(commandComplete(opcode, status.success, rssi));
  };
  const onLink = (opcode: number, bytes: Buffer, act: (link: OpenLink) => void) => {
    const link = linkOf(bytes);
    send(commandStatus(opcode, link ? status.success : status.unknownConnection));
    if (link) act(link);
  };
  const execute = (opcode: number, bytes: Buffer) => {
    switch (opcode) {
      case command.disconnect:
        return onLink(opcode, bytes, ({ air: link, end }) => link.terminate(end, bytes.readUInt8(2)));
      case command.leConnectionUpdate:
        return onLink(opcode, bytes, ({ air: link }) => link.update(readParameters(bytes.subarray(2))));
      case command.readRssi:
        return readRssi(opcode, bytes);
      case command.leCreateConnection:
        return createConnection(opcode, bytes);
      case command.leCreateConnectionCancel:
        return cancelConnection(opcode);
    }
    const act = simple.get(opcode);
    const result = act?.(bytes);
    send(commandComplete(opcode, act ? status.success : status.unknownCommand, result));
  };

  air.enter(station);
  return {
    receive: (packet) => {
      if (packet[0] === h4.command) {
        execute(packet.readUInt16LE(1), packet.subarray(4));
        air.stir();
      } else if (packet[0] === h4.aclData) {
        const isContinuation = ((packet.readUInt16LE(1) >> 12) & 0x3) === 1;
        const link = linkOf(packet.subarray(1));
        link?.air.send(link.end, isContinuation, Buffer.from(packet.subarray(5)));
      }
    },
    close: () => {
      air.leave(station);
      silence();
    },
  };
};
