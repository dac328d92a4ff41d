import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowForwardUp,
  IconArrowUp,
  IconChargingPile,
  IconCopy,
  IconSitemap,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';

export const toolNames = ['board', 'charger', 'duplicate', 'up', 'down', 'remove', 'undo', 'redo'] as const;
export type ToolName = (typeof toolNames)[number];

const icons: Record<ToolName, ReactNode> = {
  board: <IconSitemap size={20} aria-hidden />,
  charger: <IconChargingPile size={20} aria-hidden />,
  duplicate: <IconCopy size={20} aria-hidden />,
  up: <IconArrowUp size={20} aria-hidden />,
  down: <IconArrowDown size={20} aria-hidden />,
  remove: <IconTrash size={20} aria-hidden />,
  undo: <IconArrowBackUp size={20} aria-hidden />,
  redo: <IconArrowForwardUp size={20} aria-hidden />,
};

/** Everything that changes the drawing. What is not possible for the selected part says so and does nothing. */
export const Toolbar = (props: { can: (tool: ToolName) => boolean; onTool: (tool: ToolName) => void }) => {
  const { t } = useTranslation('balancing');
  return (
    <div className="nx-bal-tools" role="toolbar" aria-label={t('tool.label')}>
      {toolNames.map((tool) => (
        <Button key={tool} icon={icons[tool]} disabled={!props.can(tool)} onClick={() => props.onTool(tool)}>
          {t(`tool.${tool}`)}
        </Button>
      ))}
    </div>
  );
};
