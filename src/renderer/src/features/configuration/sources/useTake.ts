import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEdits } from '#renderer/features/configuration/model/editStore.ts';
import { countEdits, type Edits, takeOver } from '#renderer/features/configuration/model/edits.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import type { EditablePoint } from '#shared/contract/configuration.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import type { Taken } from './TakenNotice.tsx';

export interface TakeFrom {
  readonly secretNames?: readonly string[];
  readonly isOlder?: boolean;
  readonly isOtherCharger?: boolean;
}

export type Take = (wanted: PointValues, from?: TakeFrom) => void;

/** Takes wanted values over as edits, and remembers what did not come along. */
export const useTake = (input: {
  device: DeviceView;
  points: readonly EditablePoint[];
  current: PointValues;
  edits: Edits;
}): { take: Take; taken: Taken | null; clear: () => void } => {
  const { t } = useTranslation('configuration');
  const announce = useAnnounce();
  const { serial, hardwareMaxA } = input.device.identity;
  const { change } = useEdits(serial);
  const [taken, setTaken] = useState<Taken | null>(null);
  const take: Take = (wanted, { secretNames = [], isOlder = false, isOtherCharger = false } = {}) => {
    const { edits, points, current } = input;
    const result = takeOver({ edits, wanted, points, current, hardwareMaxA, isOtherCharger });
    change(() => result.edits);
    setTaken({ secretNames, isOlder, leftOut: result.leftOut });
    announce(t('taken', { count: Math.max(0, countEdits(result.edits) - countEdits(edits)) }));
  };
  return { take, taken, clear: () => setTaken(null) };
};
