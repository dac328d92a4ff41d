import { useTranslation } from 'react-i18next';
import { useFirmwareText } from '#renderer/features/firmware/model/firmwareText.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { FirmwareView } from '#shared/contract/firmware.ts';
import { type Capability, capabilities } from '#shared/domain/charger/capabilities/capabilities.ts';
import { type FeatureName, featureNames, features } from '#shared/domain/charger/capabilities/offered.ts';

const featuresThatNeed = (name: Capability): FeatureName[] =>
  featureNames.filter((feature) => {
    const known = features[feature];
    const needs: readonly Capability[] = 'needs' in known ? known.needs : [];
    const needsOneOf: readonly Capability[] = 'needsOneOf' in known ? known.needsOneOf : [];
    return needs.includes(name) || needsOneOf.includes(name);
  });

/** The oldest firmware of the library that fits and brings a capability. */
const bringing = ({ offers }: FirmwareView, bit: number): string | undefined =>
  offers.findLast(
    ({ verdict, changes }) => verdict.kind === 'fits' && !verdict.isDowngrade && changes.gained.includes(bit),
  )?.entry.release.version;

/** Every capability with what it is needed for, and which firmware brings one that is missing. */
export const Abilities = ({ view }: { view: FirmwareView }) => {
  const { t } = useTranslation(['firmware', 'charger-rules']);
  const text = useFirmwareText();
  return (
    <section aria-labelledby="abilities" className="nx-stack">
      <h2 id="abilities">{t('abilities.title')}</h2>
      <ul className="nx-fw-abilities">
        {capabilities(view.charger.capabilities).map(({ name, isThere }, bit) => {
          const needed = featuresThatNeed(name).map((feature) => t(`charger-rules:feature.${feature}`));
          const version = isThere ? undefined : bringing(view, bit);
          return (
            <li key={name}>
              <Tag tone={isThere ? 'good' : 'neutral'}>
                {t(isThere ? 'abilities.there' : 'abilities.missing')}
              </Tag>
              <div>
                <div>{text.capability(bit)}</div>
                {needed.length === 0 ? null : (
                  <div className="nx-muted nx-small">
                    {t('abilities.unlocks', { features: needed.join(', ') })}
                  </div>
                )}
                {version === undefined ? null : (
                  <div className="nx-small">{t('abilities.withFirmware', { version })}</div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
