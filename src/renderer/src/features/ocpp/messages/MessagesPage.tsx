import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '#renderer/features/configuration/model/saveFile.ts';
import { useBackEnd, useFrames } from '#renderer/features/ocpp/model/useBackEnd.ts';
import { CopyButton } from '#renderer/features/ocpp/target/CopyButton.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FilterChips } from '#renderer/ui/FilterChips.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { FrameView } from '#shared/contract/backEnd.ts';
import { logText } from './frameText.ts';
import { MessageList } from './MessageList.tsx';
import { Violations } from './Violations.tsx';

interface Filter {
  readonly text: string;
  readonly direction: FrameView['direction'] | null;
}

const everything: Filter = { text: '', direction: null };

const chosen = (frames: readonly FrameView[], { text, direction }: Filter): readonly FrameView[] => {
  const wanted = text.trim().toLowerCase();
  return frames.filter(
    (frame) =>
      (direction === null || frame.direction === direction) &&
      `${frame.identity} ${frame.text ?? ''}`.toLowerCase().includes(wanted),
  );
};

const Tools = (props: {
  shown: readonly FrameView[];
  filter: Filter;
  setFilter: (filter: Filter) => void;
}) => {
  const { t } = useTranslation('backEnd');
  const { shown, filter, setFilter } = props;
  const text = logText(shown);
  return (
    <>
      <div className="nx-inline-form">
        <TextField
          label={t('messages.search')}
          type="search"
          value={filter.text}
          onChange={(search) => setFilter({ ...filter, text: search })}
        />
        <CopyButton text={text} label={t('messages.copy')} />
        <Button onClick={() => saveFile('ocpp-messages.txt', text, 'text/plain')}>
          {t('messages.save')}
        </Button>
      </div>
      <FilterChips
        label={t('messages.filter')}
        chips={(['in', 'out'] as const).map((direction) => ({
          key: direction,
          label: t(`messages.direction.${direction}`),
          isOn: filter.direction === direction,
          onToggle: () =>
            setFilter({ ...filter, direction: filter.direction === direction ? null : direction }),
        }))}
        onClear={() => setFilter(everything)}
      />
    </>
  );
};

/** Every message with secrets replaced, the newest first, and where chargers leave the specification. */
export const MessagesPage = () => {
  const { t } = useTranslation('backEnd');
  const frames = useFrames();
  const violations = useBackEnd()?.violations ?? [];
  const [filter, setFilter] = useState(everything);
  const shown = chosen(frames ?? [], filter);
  return (
    <Screen title={t('messages.title')} lead={t('messages.lead')}>
      <Violations violations={violations} />
      {frames === null ? null : frames.length === 0 ? (
        <EmptyState title={t('messages.none')}>{t('messages.noneText')}</EmptyState>
      ) : (
        <>
          <Tools shown={shown} filter={filter} setFilter={setFilter} />
          <MessageList all={frames} shown={shown} />
        </>
      )}
    </Screen>
  );
};
