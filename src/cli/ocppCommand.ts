import type { Command } from 'commander';
import { addCheckUrlCommand } from './ocppCheckUrl.ts';
import { addPresetsCommand } from './ocppPresets.ts';
import { addProbeCommand } from './ocppProbe.ts';
import { addSendCertificateCommand } from './ocppSendCertificate.ts';
import { addOcppServe } from './ocppServe.ts';

/** `ocpp …`: the back end of an operator, looked at from this computer, and one of its own. */
export const addOcppCommand = (program: Command): void => {
  const ocpp = program.command('ocpp').description('back ends of operators (OCPP 1.6-J)');
  addCheckUrlCommand(ocpp);
  addPresetsCommand(ocpp);
  addProbeCommand(ocpp);
  addSendCertificateCommand(ocpp);
  addOcppServe(ocpp);
};
