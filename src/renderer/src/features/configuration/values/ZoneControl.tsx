import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parsePosixZone } from '#shared/domain/charger/time/posixZone.ts';
import {
  guessZone,
  type ZoneName,
  zoneNames,
  zones,
  zonesOfRule,
} from '#shared/domain/charger/time/zones.ts';
import type { ControlProps } from './controlProps.ts';
import { ZonePreview } from './ZonePreview.tsx';

const OWN = 'own';
const longestRule = 40;

const laptopZone = () => guessZone(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Many zones have one rule: the one that was chosen, else the laptop's own, else the most likely. */
const shownZone = (rule: string, chosen: ZoneName | null): ZoneName | null => {
  if (chosen !== null && zones[chosen] === rule) return chosen;
  const guess = laptopZone();
  return guess?.rule === rule ? guess.name : (zonesOfRule(rule)[0] ?? null);
};

/** A time zone from the list, or a rule of one's own, with the next changes of its clock. */
export const ZoneControl = ({ label, value, onChange, control }: ControlProps) => {
  const { t } = useTranslation('configuration');
  const rule = typeof value === 'string' ? value : '';
  const [chosen, setChosen] = useState<ZoneName | null>(null);
  const [isOwn, setOwn] = useState(false);
  const name = isOwn ? null : shownZone(rule, chosen);
  const result = parsePosixZone(rule);
  const take = (text: string) => {
    const zone = zoneNames.find((each) => each === text) ?? null;
    setOwn(zone === null);
    setChosen(zone);
    if (zone !== null) onChange(zones[zone]);
  };
  return (
    <>
      <select
        id={control.id}
        className="nx-input"
        aria-describedby={control.describedBy}
        aria-invalid={control.invalid || undefined}
        value={name ?? OWN}
        onChange={(event) => take(event.target.value)}
      >
        {zoneNames.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
        <option value={OWN}>{t('zone.own')}</option>
      </select>
      {name === null ? (
        <input
          className="nx-input"
          aria-label={t('zone.rule', { label })}
          aria-describedby={control.describedBy}
          aria-invalid={control.invalid || undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={longestRule}
          value={rule}
          onChange={(event) => {
            setOwn(true);
            onChange(event.target.value);
          }}
        />
      ) : null}
      {result.isZone ? <ZonePreview zone={result.zone} /> : null}
    </>
  );
};
