import { useState } from 'react';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import type { CommandResultView } from '#shared/contract/backEnd.ts';
import type { BackEndCommand } from '#shared/domain/ocppBackEnd/backEndCommand.ts';

/** One question to a charger, with its answer. */
export const useCommand = () => {
  const [result, setResult] = useState<CommandResultView | null>(null);
  const action = useAction((command: BackEndCommand) => api.backEnd.run(command));
  const run = async (command: BackEndCommand): Promise<CommandResultView | null> => {
    setResult(null);
    const answer = await action.run(command);
    setResult(answer);
    return answer;
  };
  return { run, result, isRunning: action.isRunning, error: action.error };
};
