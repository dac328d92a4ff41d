import { IconArrowLeft, IconArrowRight, IconCopy } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '#renderer/features/ocpp/target/copyText.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import type { FrameView } from '#shared/contract/backEnd.ts';
import { type FrameKind, kindsOf } from './frameText.ts';

const Message = memo(({ frame, kind }: { frame: FrameView; kind: FrameKind | undefined }) => {
  const { t } = useTranslation('backEnd');
  const format = useFormat();
  const announce = useAnnounce();
  const { direction, identity, text, bytes } = frame;
  const Arrow = direction === 'in' ? IconArrowRight : IconArrowLeft;
  const copy = async () => {
    const isCopied = await copyText(text ?? '');
    announce(t(isCopied ? 'copied' : 'notCopied'), isCopied ? 'good' : 'bad');
  };
  return (
    <li>
      <div className="nx-ocpp-log-text">
        <div className="nx-row">
          <span className="nx-nowrap nx-muted">{format.timeOfDay(frame.atMs)}</span>
          <Arrow size={18} role="img" aria-label={t(`messages.direction.${direction}`)} />
          <strong>{kind?.action || t('messages.unknown')}</strong>
          <span className="nx-muted">{t(`messages.kind.${kind?.kind ?? 'other'}`)}</span>
          <span className="nx-muted nx-ocpp-value">{identity}</span>
        </div>
        <code>{text ?? t('messages.notText', { bytes: format.withUnit(bytes, 'B') })}</code>
      </div>
      <Button
        kind="quiet"
        icon={<IconCopy size={20} aria-hidden />}
        aria-label={t('messages.copyOne', { action: kind?.action ?? '' })}
        onClick={() => void copy()}
      />
    </li>
  );
});

/** The newest first. */
export const MessageList = (props: { all: readonly FrameView[]; shown: readonly FrameView[] }) => {
  const { t } = useTranslation('backEnd');
  const kinds = useMemo(() => kindsOf(props.all), [props.all]);
  if (props.shown.length === 0) return <p>{t('messages.noMatch')}</p>;
  return (
    <ul className="nx-ocpp-log" aria-label={t('messages.title')}>
      {props.shown.toReversed().map((frame) => (
        <Message key={frame.nr} frame={frame} kind={kinds.get(frame.nr)} />
      ))}
    </ul>
  );
};
