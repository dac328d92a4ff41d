import { type ReactNode, useState } from 'react';

/** What is rarely needed, behind its heading; open by itself while something in it is wrong. */
export const MoreFields = (props: { label: string; isOpen: boolean; children: ReactNode }) => {
  const [wasOpened, setOpened] = useState(false);
  return (
    <details
      className="nx-bal-more"
      open={wasOpened || props.isOpen}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>{props.label}</summary>
      <div className="nx-stack">{props.children}</div>
    </details>
  );
};
