import { useState } from 'react';
import {
  addBoard,
  addCharger,
  duplicate,
  moveBy,
  type PlanPart,
  remove,
  sitePart,
} from '#renderer/features/balancing/model/planEdits.ts';
import type { PlanState, PlanStore } from '#renderer/features/balancing/model/planStore.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import type { ToolName } from './Toolbar.tsx';

interface Done {
  readonly plan: Site;
  readonly part: PlanPart;
}

/** Where something new is hung: the selected board, or the board of the selected charger. */
const boardOf = (plan: Site, part: PlanPart): string | undefined => {
  if (part.kind === 'node') return part.id;
  if (part.kind === 'charger') return plan.chargers.find(({ id }) => id === part.id)?.node;
  return plan.nodes[0]?.id;
};

const applied = (plan: Site, part: PlanPart, tool: ToolName): Done | null => {
  const board = boardOf(plan, part);
  switch (tool) {
    case 'board':
      return board === undefined ? null : addBoard(plan, board);
    case 'charger':
      return board === undefined ? null : addCharger(plan, board);
    case 'duplicate':
      return duplicate(plan, part);
    case 'remove':
      return remove(plan, part);
    case 'up':
    case 'down': {
      const moved = moveBy(plan, part, tool === 'up' ? -1 : 1);
      return moved && { plan: moved, part };
    }
    default:
      return null;
  }
};

const exists = (plan: Site, part: PlanPart): boolean =>
  part.kind === 'site' ||
  (part.kind === 'node' ? plan.nodes : plan.chargers).some(({ id }) => id === part.id);

export interface PlanTools {
  readonly selected: PlanPart;
  readonly select: (part: PlanPart) => void;
  readonly can: (tool: ToolName) => boolean;
  readonly run: (tool: ToolName) => void;
}

/** What is selected and what can be done with it; an undone part gives the selection back to the site. */
export const usePlanTools = (plan: Site, store: PlanStore, history: PlanState['history']): PlanTools => {
  const [chosen, select] = useState<PlanPart>(() => {
    const main = plan.nodes[0];
    return main === undefined ? sitePart : { kind: 'node', id: main.id };
  });
  const selected = exists(plan, chosen) ? chosen : sitePart;
  return {
    selected,
    select,
    can: (tool) => {
      if (tool === 'undo') return (history?.past.length ?? 0) > 0;
      if (tool === 'redo') return (history?.future.length ?? 0) > 0;
      return applied(plan, selected, tool) !== null;
    },
    run: (tool) => {
      if (tool === 'undo') store.undo();
      else if (tool === 'redo') store.redo();
      else {
        const done = applied(plan, selected, tool);
        if (done === null) return;
        store.change(done.plan);
        select(done.part);
      }
    },
  };
};
