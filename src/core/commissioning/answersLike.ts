import { nextAddress, nextRotation } from '#shared/domain/fleet/nextRow.ts';
import type { NetworkAnswers } from '#shared/domain/jobAnswers.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { JobState } from './jobState.ts';

type Answers = JobState['answers'];

/** A fixed address belongs to one charger: the next one gets the next free one. */
const nextNetwork = (network: NetworkAnswers, taken: ReadonlySet<string>): NetworkAnswers => {
  if (network.ipMode !== 'static' || network.address === undefined) return network;
  const { address, ...rest } = network;
  const free = nextAddress(address, network.netmask, taken);
  return free === undefined ? rest : { ...rest, address: free };
};

/**
 * The answers of a job, taken over for the next charger. Measurements belong to one circuit and stay behind; rotation
 * and a fixed address advance; a port that was only what the charger had stays what the next one has.
 */
export const answersLike = (like: JobState, asFound: PointValues, taken: ReadonlySet<string>): Answers => {
  const { circuit, control, network, backend } = like.answers;
  // One identity is one charger, and the profile that is lowered is another one's.
  const { identity: _identity, acceptsLowerProfile: _lower, ...sameBackEnd } = backend;
  const { measurements: _measurements, phaseRotation, ...sameCircuit } = circuit;
  const { modbusPort, ...sameControl } = control;
  const isKnown = phaseRotation !== undefined && phaseRotation !== 'unknown';
  return {
    circuit: {
      ...sameCircuit,
      ...(phaseRotation === undefined
        ? {}
        : { phaseRotation: isKnown ? nextRotation(phaseRotation) : phaseRotation }),
    },
    control: { ...sameControl, ...(modbusPort === asFound['modbus.port'] ? {} : { modbusPort }) },
    network: nextNetwork(network, taken),
    backend: sameBackEnd,
  };
};
