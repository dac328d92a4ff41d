import type { Air } from './air.ts';
import { type ControllerState, createControllerState, linkOf, type OpenLink } from './controllerState.ts';
import { createControllerStation } from './controllerStation.ts';
import { h4 } from './h4.ts';
import { cancelledConnection, command, role, status } from './hciCodes.ts';
import {
  addressText,
  type ConnectionParameters,
  commandComplete,
  commandStatus,
  connectionComplete,
} from './hciEvents.ts';
import { simpleCommands } from './simpleCommands.ts';

export interface Controller {
  /** One H4 packet from the host. */
  receive(packet: Buffer): void;
  close(): void;
}

type Send = (packet: Buffer) => void;

const readParameters = (bytes: Buffer): ConnectionParameters => ({
  interval: bytes.readUInt16LE(2),
  latency: bytes.readUInt16LE(4),
  timeout: bytes.readUInt16LE(6),
});

const createConnection = (state: ControllerState, send: Send, bytes: Buffer) => {
  const isBusy = state.wish !== undefined;
  send(commandStatus(command.leCreateConnection, isBusy ? status.commandDisallowed : status.success));
  if (isBusy) return;
  state.wish = { peer: addressText(bytes.subarray(6, 12)), parameters: readParameters(bytes.subarray(13)) };
};

const cancelConnection = (state: ControllerState, send: Send) => {
  const { wish } = state;
  const answer = wish ? status.success : status.commandDisallowed;
  send(commandComplete(command.leCreateConnectionCancel, answer));
  if (!wish) return;
  state.wish = undefined;
  send(connectionComplete({ status: cancelledConnection, handle: 0, role: role.central, ...wish }));
};

const readRssi = (state: ControllerState, send: Send, air: Air, bytes: Buffer) => {
  const link = linkOf(state, bytes);
  const answer = Buffer.from([...bytes.subarray(0, 2), 0]);
  if (link) answer.writeInt8(air.measureRssiDbm(link.air.peripheralAddress), 2);
  send(commandComplete(command.readRssi, link ? status.success : status.unknownConnection, answer));
};

/** Everything the host asked for ends: its links, its scan, its advertising. */
const silence = (state: ControllerState) => {
  state.isAdvertising = false;
  state.scan = undefined;
  state.wish = undefined;
  for (const { air } of [...state.links.values()]) air.cut(status.supervisionTimeout);
};

/** One virtual LE controller: answers its host's commands and takes part in the air. */
export const createController = (air: Air, address: string, send: Send): Controller => {
  const state = createControllerState(address);
  const station = createControllerStation(state, send);

  const onLink = (opcode: number, bytes: Buffer, act: (link: OpenLink) => void) => {
    const link = linkOf(state, bytes);
    send(commandStatus(opcode, link ? status.success : status.unknownConnection));
    if (link) act(link);
  };
  const execute = (opcode: number, bytes: Buffer) => {
    switch (opcode) {
      case command.reset:
        silence(state);
        return send(commandComplete(opcode, status.success));
      case command.disconnect:
        return onLink(opcode, bytes, ({ air: link, end }) => link.terminate(end, bytes.readUInt8(2)));
      case command.leConnectionUpdate:
        return onLink(opcode, bytes, ({ air: link }) => link.update(readParameters(bytes.subarray(2))));
      case command.readRssi:
        return readRssi(state, send, air, bytes);
      case command.leCreateConnection:
        return createConnection(state, send, bytes);
      case command.leCreateConnectionCancel:
        return cancelConnection(state, send);
      default: {
        const act = simpleCommands.get(opcode);
        const result = act?.(state, bytes);
        send(commandComplete(opcode, act ? status.success : status.unknownCommand, result));
      }
    }
  };

  air.enter(station);
  return {
    receive: (packet) => {
      if (packet[0] === h4.command) {
        execute(packet.readUInt16LE(1), packet.subarray(4));
        air.stir();
      } else if (packet[0] === h4.aclData) {
        const isContinuation = ((packet.readUInt16LE(1) >> 12) & 0x3) === 1;
        const link = linkOf(state, packet.subarray(1));
        link?.air.send(link.end, isContinuation, Buffer.from(packet.subarray(5)));
      }
    },
    close: () => {
      air.leave(station);
      silence(state);
    },
  };
};
