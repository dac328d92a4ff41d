import type { ControllerState } from '#shared/contract/balancing.ts';
import type { ParsedSite } from '#shared/domain/balancing/site/parseSite.ts';
import { appError, isAppError } from '#shared/errors/appError.ts';
import { createListeners } from '#shared/listeners.ts';
import type { ControllerDeps, ControllerTask } from './controllerPorts.ts';
import { type Controller, createController } from './createController.ts';
import { mayStart } from './mayStart.ts';

/** The controllers of this program: one per site. */
export interface Controllers {
  /** Running ones and those that ended since the program started, in the order of their starts. */
  states(): readonly ControllerState[];
  onChange(listener: () => void): () => void;
  /**
   * Starts a controller; what follows is told by its state. `balance.site-refused`, `balance.not-proven`,
   * `balance.no-address`, `balance.running`.
   */
  start(parsed: ParsedSite, task: ControllerTask): { readonly id: string };
  get(id: string): Controller;
  /** `balance.not-running`. The chargers fall back by themselves. */
  stop(id: string): Promise<void>;
  dim(id: string, isDimmed: boolean): void;
  /** Whose words for people stand behind an id that holds a charger; undefined when it is none of these. */
  nameOf(id: string): string | undefined;
  stopAll(): Promise<void>;
}

const mostEnded = 10;
const prefix = 'controller:';

/** Wires the controllers to the devices, the log and the data folder. */
export const createControllers = (deps: ControllerDeps): Controllers => {
  const controllers = new Map<string, Controller>();
  const changed = createListeners();
  const isOver = (controller: Controller) => ['stopped', 'failed'].includes(controller.state().phase);
  const forgetOldest = (): void => {
    const ended = [...controllers.values()].filter(isOver);
    for (const { id } of ended.slice(0, Math.max(0, ended.length - mostEnded))) controllers.delete(id);
  };
  const lease = ({ siteId, name }: ControllerTask): (() => void) => {
    try {
      return deps.leases.take(`balance:${siteId ?? name}`, name);
    } catch (error) {
      if (!isAppError(error, 'device.leased')) throw error;
      throw appError('balance.running', { site: name, holder: error.details.holder }, { cause: error });
    }
  };
  const get = (id: string): Controller => {
    const found = controllers.get(id);
    if (found === undefined) throw appError('balance.not-running', { controller: id });
    return found;
  };
  return {
    states: () => [...controllers.values()].map((controller) => controller.state()),
    onChange: changed.add,
    start: (parsed, task) => {
      const site = mayStart(parsed, task.name);
      const release = lease(task);
      const id = `${prefix}${deps.newId()}`;
      const controller = createController(deps, site, { ...task, id });
      controllers.set(id, controller);
      controller.onCycle(changed.tell);
      controller.ended.catch(() => undefined).finally(release);
      forgetOldest();
      changed.tell();
      return { id };
    },
    get,
    stop: async (id) => {
      const controller = get(id);
      if (isOver(controller)) throw appError('balance.not-running', { controller: id });
      await controller.stop();
    },
    dim: (id, isDimmed) => get(id).dim(isDimmed),
    nameOf: (id) => (id.startsWith(prefix) ? controllers.get(id)?.state().name : undefined),
    stopAll: async () => {
      await Promise.all([...controllers.values()].map((controller) => controller.stop()));
    },
  };
};
