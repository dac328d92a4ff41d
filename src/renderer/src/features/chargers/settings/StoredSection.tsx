import { type ReactNode, useCallback } from 'react';
import type { ReadWork } from '#renderer/features/chargers/work/SettingsPage.tsx';
import type { Offers } from '#renderer/features/chargers/work/useOffers.ts';
import { type EditStore, useEdits } from '#renderer/features/configuration/model/editStore.ts';
import { withoutPoint, withSecret } from '#renderer/features/configuration/model/edits.ts';
import { PointRow } from '#renderer/features/configuration/values/PointRow.tsx';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import type { EditablePoint } from '#shared/contract/configuration.ts';
import type { PointValue } from '#shared/domain/pointValue.ts';
import type { StoredPoint } from './storedSections.ts';

/** The name under which this page keeps its changes. */
export const settingsPageKey = 'settings';

/** A setting this charger does not take, with the reason. */
const Lacking = ({ name, reason }: { name: string; reason: string }) => {
  const describe = useDescribePoint();
  return (
    <div className="nx-conf-row nx-setting-lacking">
      <div className="nx-conf-what">
        <span>{describe.label(name)}</span>
      </div>
      <div className="nx-conf-control nx-muted">{reason}</div>
    </div>
  );
};

const useHandlers = (work: ReadWork, change: EditStore['change']) => {
  const { change: changeValues } = work;
  return {
    onValue: useCallback(
      (point: string, value: PointValue) => changeValues({ [point]: value }),
      [changeValues],
    ),
    onSecret: useCallback(
      (point: string, secret: string) => change((edits) => withSecret(edits, point, secret)),
      [change],
    ),
    onUndo: useCallback((point: string) => change((edits) => withoutPoint(edits, point)), [change]),
  };
};

/** Some stored settings under one heading; nothing here sends anything. */
export const StoredSection = (props: {
  work: ReadWork;
  title: string;
  points: readonly StoredPoint[];
  known: readonly EditablePoint[];
  secretsSet: Readonly<Record<string, boolean>>;
  offers: Offers;
  children?: ReactNode;
}) => {
  const { work, offers } = props;
  const { serial, hardwareMaxA } = work.device.identity;
  const { change } = useEdits(`${serial}/${settingsPageKey}`);
  const handlers = useHandlers(work, change);
  return (
    <section className="nx-setting-group" aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.children}
      {props.points.map(({ name, feature }) => {
        const reason = feature === undefined ? null : offers.lacking(feature);
        if (reason !== null) return <Lacking key={name} name={name} reason={reason} />;
        const point = props.known.find((each) => each.name === name);
        return point === undefined ? null : (
          <PointRow
            key={name}
            point={point}
            current={work.found[name]}
            wanted={work.edits.values[name]}
            secret={work.edits.secrets[name]}
            isSecretStored={props.secretsSet[name] === true}
            hardwareMaxA={hardwareMaxA}
            isDisabled={false}
            {...handlers}
          />
        );
      })}
    </section>
  );
};
