import type { LinkEnd } from './airLink.ts';
import type { ControllerState } from './controllerState.ts';
import { role, status } from './hciCodes.ts';
import {
  aclPacket,
  advertisingReportEvent,
  completedPackets,
  connectionComplete,
  connectionUpdateComplete,
  disconnectionComplete,
} from './hciEvents.ts';
import type { Station } from './station.ts';

const firstHandle = 0x40;
const handles = 0x0e00;

/** The side of a controller that faces the air. */
export const createControllerStation = (state: ControllerState, send: (packet: Buffer) => void): Station => {
  const openEnd: Station['openEnd'] = (parameters) => {
    const handle = firstHandle + (state.nextHandle++ % handles);
    const end: LinkEnd = {
      receive: (isContinuation, payload) => send(aclPacket(handle, isContinuation, payload)),
      sent: (count) => send(completedPackets(handle, count)),
      updated: (changed) => send(connectionUpdateComplete(handle, changed)),
      ended: (reason) => {
        if (state.links.delete(handle)) send(disconnectionComplete(handle, reason));
      },
    };
    return {
      end,
      attach: (air, peer, isCentral) => {
        state.links.set(handle, { end, air });
        if (isCentral) state.wish = undefined;
        else state.isAdvertising = false;
        const ownRole = isCentral ? role.central : role.peripheral;
        send(connectionComplete({ status: status.success, handle, role: ownRole, peer, parameters }));
      },
    };
  };
  return {
    openEnd,
    address: () => state.address,
    advertising: () => {
      if (!state.isAdvertising) return undefined;
      const { advertisingData, scanResponse, advertisingIntervalMs } = state;
      return { data: advertisingData, scanResponse, intervalMs: advertisingIntervalMs };
    },
    isScanning: () => state.scan !== undefined,
    initiating: () => state.wish,
    heard: (type, from, data, rssiDbm) => {
      if (state.scan?.onlyOnce) {
        const key = `${type} ${from}`;
        if (state.scan.seen.has(key)) return;
        state.scan.seen.add(key);
      }
      send(advertisingReportEvent(type, from, data, rssiDbm));
    },
  };
};
