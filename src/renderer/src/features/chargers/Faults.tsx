import { useTranslation } from 'react-i18next';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { PointValue } from '#shared/domain/pointValue.ts';

type Bit = '0';

const bitsOf = (value: PointValue | undefined): readonly string[] =>
  typeof value === 'number'
    ? Array.from({ length: 31 }, (_, bit) => bit)
        .filter((bit) => Math.floor(value / 2 ** bit) % 2 === 1)
        .map(String)
    : [];

/** Active faults and warnings in words; nothing when there are none. */
export const Faults = (props: { fault: PointValue | undefined; warning: PointValue | undefined }) => {
  const { t } = useTranslation('common');
  const faults = bitsOf(props.fault);
  const warnings = bitsOf(props.warning);
  if (faults.length + warnings.length === 0) return null;
  return (
    <div className="nx-row">
      {faults.map((bit) => (
        <Tag key={`fault-${bit}`} tone="bad">
          {t(`fault.${bit as Bit}`)}
        </Tag>
      ))}
      {warnings.map((bit) => (
        <Tag key={`warning-${bit}`} tone="warn">
          {t(`fault.${bit as Bit}`)}
        </Tag>
      ))}
    </div>
  );
};
