import { useTranslation } from 'react-i18next';
import { CheckField } from '#renderer/features/balancing/fields/CheckField.tsx';
import { NumberField } from '#renderer/features/balancing/fields/NumberField.tsx';
import { PhasesField } from '#renderer/features/balancing/fields/PhasesField.tsx';
import { type Change, setNode, subtree } from '#renderer/features/balancing/model/planEdits.ts';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { SiteNode } from '#shared/domain/balancing/site/siteSchema.ts';
import { AddressFields } from './AddressFields.tsx';
import { fieldOf, type PartFormProps } from './formProps.ts';
import { NodeMore } from './NodeMore.tsx';

/** Whether a meter measures here, and where it answers. */
const NodeMeter = (props: {
  id: string;
  error: string | null;
  node: SiteNode;
  set: (change: Change<SiteNode>) => void;
}) => {
  const { t } = useTranslation('balancing');
  const { node, set } = props;
  return (
    <>
      <CheckField
        id={props.id}
        label={t('node.meter')}
        checked={node.meter !== undefined}
        onChange={(has) => set({ meter: has ? {} : undefined })}
      />
      {node.meter === undefined ? null : (
        <AddressFields
          id={`${props.id}-address`}
          error={props.error}
          label={t('node.meterAddress')}
          value={node.meter.address}
          onChange={(address) =>
            set({
              meter: {
                ...node.meter,
                ...(address === undefined ? { address: undefined } : { address }),
              } as NonNullable<SiteNode['meter']>,
            })
          }
        />
      )}
    </>
  );
};

/** A main fuse or a sub-board: its limits, what protects it, what loads it, what measures it. */
export const NodeForm = (props: PartFormProps & { node: SiteNode }) => {
  const { t } = useTranslation('balancing');
  const { plan, store, node } = props;
  const part = { kind: 'node', id: node.id } as const;
  const at = fieldOf(part, props);
  const isMain = (node.parent ?? null) === null;
  const set = (change: Change<SiteNode>) =>
    store.change(setNode(plan, node.id, change), `${node.id} ${Object.keys(change).join()}`);
  const below = subtree(plan, node.id);
  const feeds = plan.nodes.filter(({ id }) => !below.has(id));
  return (
    <>
      <TextField
        id={at('name').id}
        label={t('node.name')}
        value={node.name ?? ''}
        maxLength={120}
        onChange={(name) => set({ name: name === '' ? undefined : name })}
      />
      {isMain ? null : (
        <SelectField
          {...at('parent')}
          label={t('node.parent')}
          value={node.parent ?? ''}
          options={feeds.map(({ id, name }) => ({ value: id, label: name ?? id }))}
          onChange={(parent) => set({ parent })}
        />
      )}
      <PhasesField
        {...at('limitA')}
        label={t('node.limit')}
        hint={t('node.limitHint')}
        isNeeded
        value={node.limitA}
        onChange={(limitA) => {
          if (limitA !== undefined) set({ limitA });
        }}
      />
      <NumberField
        {...at('breakerA')}
        label={t('node.breaker')}
        unit="A"
        value={node.breakerA}
        onChange={(breakerA) => set({ breakerA })}
      />
      <PhasesField
        {...at('baseLoadA')}
        label={t('node.base')}
        hint={t('node.baseHint')}
        value={node.baseLoadA}
        onChange={(baseLoadA) => set({ baseLoadA })}
      />
      <NodeMeter node={node} {...at('meter')} set={set} />
      <NodeMore plan={plan} node={node} at={at} set={set} />
    </>
  );
};
