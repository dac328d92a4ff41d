import { useMemo } from 'react';
import { useCurrent } from '#renderer/features/configuration/model/useCurrent.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import {
  type FeatureName,
  type Offer,
  type OfferInput,
  offered,
} from '#shared/domain/charger/capabilities/offered.ts';
import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { useRuleText } from './useRuleText.ts';

/** What decides which features a connected charger offers; `read` is the newest reading of everything. */
export const offerInput = (
  { identity, door, access, isOpen }: DeviceView,
  read: PointValues,
  isCarPlugged: boolean | null,
): OfferInput => ({
  model: identity.model,
  phases: identity.phases,
  firmware: identity.firmware,
  firmwareNumber: numberOf(read, 'identity.firmwareNumber'),
  capabilities: identity.capabilities,
  door: isOpen ? door : null,
  access,
  modbusFlags: numberOf(read, 'modbus.flags'),
  isCarPlugged,
});

export interface Offers {
  readonly of: (feature: FeatureName) => Offer;
  /** Why it is not offered, as a sentence; null when it is. */
  readonly reason: (feature: FeatureName) => string | null;
  /** The same, but only what no person can change at the charger: its model, its firmware's abilities. */
  readonly lacking: (feature: FeatureName) => string | null;
}

/** Everything a charger may offer with whether it does and why not, by model, firmware, door, lock and car. */
export const useOffers = (device: DeviceView, isCarPlugged: boolean | null): Offers => {
  const { snapshot } = useCurrent(device.identity.serial);
  const ruleText = useRuleText('');
  return useMemo(() => {
    const all = offered(offerInput(device, snapshot?.values ?? {}, isCarPlugged));
    const say = (offer: Offer) =>
      offer.isOffered ? null : ruleText('notOffered', offer.reason, offer.params);
    return {
      of: (feature) => all[feature],
      reason: (feature) => say(all[feature]),
      lacking: (feature) => {
        const offer = all[feature];
        return offer.isOffered || offer.isRemovable ? null : say(offer);
      },
    };
  }, [device, snapshot, isCarPlugged, ruleText]);
};
