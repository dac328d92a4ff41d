import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import type { LimitPlace } from '#shared/domain/charger/live/limitSources.ts';
import { schematic } from '#shared/domain/charger/live/schematic.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import './Schematic.css';
import { MainsPhases } from './MainsPhases.tsx';
import { orDash } from './orDash.ts';
import { PhaseWires } from './PhaseWires.tsx';
import { PlaceSymbol } from './PlaceSymbol.tsx';
import { useLiveText } from './useLiveText.ts';

export interface SchematicProps {
  readonly values: PointValues;
  readonly phases: 1 | 3;
  readonly isStale: boolean;
}

/** Whether a car is plugged, and what it draws. */
const CarWords = ({ car }: Pick<ReturnType<typeof schematic>, 'car'>) => {
  const { t } = useTranslation('live');
  const format = useFormat();
  const plugWord = car.isPlugged === null ? 'unknown' : car.isPlugged ? 'plugged' : 'unplugged';
  return (
    <>
      <span>{t(`picture.${plugWord}`)}</span>
      {car.isPlugged === true ? (
        <span>{t('picture.draws', { amps: orDash(car.drawsA, (amps) => format.amps(amps, 1)) })}</span>
      ) : null}
    </>
  );
};

/** Mains – charger – car, with what flows in every phase, and the place the limit comes from lit and named. */
export const Schematic = ({ values, phases, isStale }: SchematicProps) => {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { mains, charger, car, limit: source } = schematic(values);
  const shown = mains.phases.slice(0, phases);
  const limit = useLiveText().limit(values);
  const lit = source.place;
  const cell = (place: LimitPlace) => ({
    className: classNames('nx-place', `nx-place-${place}`, lit === place && 'nx-place-lit'),
  });
  const limitTag = (place: LimitPlace) =>
    lit === place ? (
      <span className="nx-place-limit">
        <strong>{limit.value ?? '–'}</strong> {limit.source}
      </span>
    ) : null;
  return (
    <figure className={classNames('nx-schematic', isStale && 'nx-schematic-stale')}>
      <figcaption className="nx-hidden">{t('picture.title')}</figcaption>
      <ol className="nx-places">
        <li {...cell('mains')}>
          <PlaceSymbol place="mains" />
          <span className="nx-place-name">{t('picture.mains')}</span>
          <MainsPhases phases={shown} />
          {limitTag('mains')}
        </li>
        <li className="nx-wires" aria-hidden>
          <PhaseWires
            phases={shown}
            isClosed={shown.map(({ isPresent, voltageV }) => isPresent ?? voltageV !== null)}
          />
        </li>
        <li {...cell('charger')}>
          <PlaceSymbol place="charger" />
          <span className="nx-place-name">{t('picture.charger')}</span>
          <span>{orDash(charger.powerW, format.kilowatts)}</span>
          {limitTag('charger')}
          {lit === 'network' ? (
            <span className="nx-place-network nx-place-lit">
              {t('picture.network')} {limitTag('network')}
            </span>
          ) : null}
        </li>
        <li className={classNames('nx-wires', lit === 'cable' && 'nx-place-lit')}>
          <PhaseWires phases={shown} isClosed={shown.map(({ isConnected }) => isConnected === true)} />
          {lit === 'cable' ? (
            <>
              <span className="nx-place-name">{t('picture.cable')}</span> {limitTag('cable')}
            </>
          ) : null}
        </li>
        <li {...cell('car')}>
          <PlaceSymbol place="car" isThere={car.isPlugged === true} />
          <span className="nx-place-name">{t('picture.car')}</span>
          <CarWords car={car} />
        </li>
      </ol>
    </figure>
  );
};
