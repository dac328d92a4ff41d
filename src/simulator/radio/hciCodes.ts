const opcode = (group: number, command: number) => (group << 10) | command;

/** Commands a controller answers (Bluetooth Core, Vol 4 Part E, chapter 7). */
export const command = {
  disconnect: opcode(0x01, 0x0006),
  setEventMask: opcode(0x03, 0x0001),
  reset: opcode(0x03, 0x0003),
  readLeHostSupported: opcode(0x03, 0x006c),
  writeLeHostSupported: opcode(0x03, 0x006d),
  readLocalVersion: opcode(0x04, 0x0001),
  readBufferSize: opcode(0x04, 0x0005),
  readBdAddr: opcode(0x04, 0x0009),
  readRssi: opcode(0x05, 0x0005),
  leSetEventMask: opcode(0x08, 0x0001),
  leReadBufferSize: opcode(0x08, 0x0002),
  leSetAdvertisingParameters: opcode(0x08, 0x0006),
  leSetAdvertisingData: opcode(0x08, 0x0008),
  leSetScanResponseData: opcode(0x08, 0x0009),
  leSetAdvertiseEnable: opcode(0x08, 0x000a),
  leSetScanParameters: opcode(0x08, 0x000b),
  leSetScanEnable: opcode(0x08, 0x000c),
  leCreateConnection: opcode(0x08, 0x000d),
  leCreateConnectionCancel: opcode(0x08, 0x000e),
  leConnectionUpdate: opcode(0x08, 0x0013),
  /** Vendor command of Broadcom's controllers, so that a participant may choose its address. */
  writeBdAddr: opcode(0x3f, 0x0001),
} as const;

/** Status and reason codes (Vol 1 Part F). */
export const status = {
  success: 0x00,
  unknownCommand: 0x01,
  unknownConnection: 0x02,
  supervisionTimeout: 0x08,
  commandDisallowed: 0x0c,
  remoteUserEnded: 0x13,
  localHostEnded: 0x16,
} as const;

/**
 * Status of the Connection Complete that answers a cancelled Create Connection. noble's queue of connections only
 * moves on when it comes.
 */
export const cancelledConnection = 0x02;

export const advertisingReport = { connectable: 0x00, scanResponse: 0x04 } as const;
export const role = { central: 0x00, peripheral: 0x01 } as const;
export type Role = (typeof role)[keyof typeof role];
