import type { IServiceVector } from 'modbus-serial';
import type { ModbusSession, RegisterAnswer } from '#simulator/charger/virtualCharger.types.ts';

const wordsOf = (answer: RegisterAnswer): number[] => {
  if (answer.kind === 'values') return [...answer.words];
  throw Object.assign(new Error(`exception ${answer.exception}`), { modbusErrorCode: answer.exception });
};

/**
 * modbus-serial's view of a charger: a block read is one sample, a block write is one write.
 * `current` names the session of the connection whose request is being answered.
 */
export const createRegisterVector = (current: () => ModbusSession): IServiceVector => {
  const readMany = (start: number, count: number): number[] => wordsOf(current().read(start, count));
  const readOne = (start: number): number => readMany(start, 1)[0] ?? 0;
  return {
    getHoldingRegister: readOne,
    getInputRegister: readOne,
    getMultipleHoldingRegisters: readMany,
    getMultipleInputRegisters: readMany,
    setRegister: (start: number, value: number): void => {
      wordsOf(current().write(start, [value], true));
    },
    setRegisterArray: (start: number, values: number[]): void => {
      wordsOf(current().write(start, values, false));
    },
  };
};
