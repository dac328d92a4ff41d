import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import type { OwnPreset } from '#shared/domain/ocppPreset/backEndPreset.ts';
import { PresetDialog } from './PresetDialog.tsx';
import type { PresetsInHand } from './usePresets.ts';

const profileTexts = ['0', '1', '2', '3'] as const;

/** What was deleted a moment ago, and the way back. */
const RemovedNotice = (props: {
  removed: OwnPreset | null;
  busy: boolean;
  onUndo: (removed: OwnPreset) => void;
}) => {
  const { t } = useTranslation('presets');
  const { removed } = props;
  const notice = useRef<HTMLDivElement>(null);
  // The row with the pressed button is gone: the focus goes to what takes it back.
  useEffect(() => {
    if (removed !== null) notice.current?.querySelector('button')?.focus();
  }, [removed]);
  return (
    <div ref={notice} aria-live="polite">
      {removed === null ? null : (
        <NoticePanel
          action={
            <Button busy={props.busy} onClick={() => props.onUndo(removed)}>
              {t('own.undo')}
            </Button>
          }
        >
          {t('own.removed', { name: removed.preset.name })}
        </NoticePanel>
      )}
    </div>
  );
};

const OwnRow = (props: { own: OwnPreset; onEdit: () => void; onRemove: () => void }) => {
  const { t } = useTranslation(['presets', 'ocppJob']);
  const { preset } = props.own;
  const detail = [
    preset.url,
    t(`ocppJob:profile.name.${profileTexts[preset.profile]}`),
    ...(preset.caPem === undefined ? [] : [t('own.ca')]),
  ].join(' · ');
  return (
    <ListRow
      title={<span className="nx-preset-url">{preset.name}</span>}
      detail={<span className="nx-preset-url">{detail}</span>}
      end={
        <div className="nx-row">
          <Button aria-label={t('own.editOf', { name: preset.name })} onClick={props.onEdit}>
            {t('own.edit')}
          </Button>
          <Button aria-label={t('own.removeOf', { name: preset.name })} onClick={props.onRemove}>
            {t('own.remove')}
          </Button>
        </div>
      }
    />
  );
};

/** The presets of this computer: changed, deleted, and back again as long as the page is open. */
export const OwnPresets = ({ presets }: { presets: PresetsInHand }) => {
  const { t } = useTranslation('presets');
  const [open, setOpen] = useState<OwnPreset | 'new' | null>(null);
  const [removed, setRemoved] = useState<OwnPreset | null>(null);
  const { own, save, remove } = presets;
  const take = async ({ id }: OwnPreset) => {
    const done = await remove.run(id);
    if (done !== null) setRemoved(done.removed);
  };
  const undo = async ({ id, preset }: OwnPreset) => {
    if ((await save.run(preset, id)) !== null) setRemoved(null);
  };
  const add = (
    <Button icon={<IconPlus size={20} aria-hidden />} onClick={() => setOpen('new')}>
      {t('own.add')}
    </Button>
  );
  return (
    <section className="nx-stack">
      <h2>{t('own.title')}</h2>
      <RemovedNotice removed={removed} busy={save.isRunning} onUndo={(gone) => void undo(gone)} />
      <BridgeErrorPanel error={remove.error ?? save.error} />
      {own === undefined ? null : own.length === 0 ? (
        <EmptyState title={t('own.empty')} action={add}>
          {t('own.emptyText')}
        </EmptyState>
      ) : (
        <>
          <List label={t('own.title')}>
            {own.map((each) => (
              <OwnRow
                key={each.id}
                own={each}
                onEdit={() => setOpen(each)}
                onRemove={() => void take(each)}
              />
            ))}
          </List>
          <div>{add}</div>
        </>
      )}
      {open === null ? null : (
        <PresetDialog
          presets={presets}
          own={open === 'new' ? undefined : open}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
};
