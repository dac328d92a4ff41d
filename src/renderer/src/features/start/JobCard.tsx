import type { Icon as TablerIcon } from '@tabler/icons-react';

export const JobCard = (props: {
  Icon: TablerIcon;
  title: string;
  text: string;
  disabled?: boolean;
  onChoose: () => void;
}) => (
  <button type="button" className="nx-job-card" disabled={props.disabled} onClick={props.onChoose}>
    <props.Icon size={32} stroke={1.75} aria-hidden />
    <span>
      <span className="nx-job-card-title">{props.title}</span>
      <span className="nx-muted">{props.text}</span>
    </span>
  </button>
);
