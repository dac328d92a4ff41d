import type { EditablePoint } from '#shared/contract/configuration.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';

/** What every control of a value is given. */
export interface ControlProps {
  readonly point: EditablePoint;
  readonly label: string;
  /** Wanted, or what the charger has; undefined when it could not be read. */
  readonly value: PointValue | undefined;
  readonly onChange: (value: PointValue) => void;
  readonly control: {
    readonly id: string;
    readonly labelId: string;
    readonly describedBy: string | undefined;
    readonly invalid: boolean;
  };
}
