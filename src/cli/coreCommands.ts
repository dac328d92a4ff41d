import type { Command } from 'commander';
import { addApplyCommand } from './applyCommand.ts';
import { addCardsCommand } from './cardsCommand.ts';
import { addConfigurationCommands } from './configurationCommands.ts';
import { addFirmwareCommands } from './firmwareCommands.ts';
import { addHistoryCommand } from './historyCommand.ts';
import { addLogCommands } from './logCommands.ts';
import { addReadCommand } from './readCommand.ts';
import { addRepairCommand } from './repairCommand.ts';
import { addScanCommand } from './scanCommand.ts';
import { addScheduleCommand } from './scheduleCommand.ts';
import { addSetCommand } from './setCommand.ts';
import { addSimulateCommand } from './simulateCommand.ts';
import { addStatusCommand } from './statusCommand.ts';
import { addVaultCommands } from './vaultCommands.ts';

/** Adds the commands that open the core: with it come the radio and the database. */
export const addCoreCommands = (program: Command): void => {
  addSimulateCommand(program);
  addScanCommand(program);
  addReadCommand(program);
  addStatusCommand(program);
  addApplyCommand(program);
  addSetCommand(program);
  addConfigurationCommands(program);
  addCardsCommand(program);
  addScheduleCommand(program);
  addFirmwareCommands(program);
  addHistoryCommand(program);
  addLogCommands(program);
  addRepairCommand(program);
  addVaultCommands(program);
};
