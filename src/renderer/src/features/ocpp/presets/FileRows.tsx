import { useTranslation } from 'react-i18next';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { PresetFileRowView } from '#shared/contract/presets.ts';
import type { BackEndPreset } from '#shared/domain/ocppPreset/backEndPreset.ts';
import { plainFinding } from './plainFinding.ts';

const tones = { new: 'good', same: 'neutral', replaces: 'warn', refused: 'bad' } as const;

/** What a file would bring, before it does. */
export const FileRows = (props: {
  rows: readonly PresetFileRowView[];
  isBusy: boolean;
  onTake: (presets: BackEndPreset[]) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation(['presets', 'common']);
  const { rows, isBusy, onTake, onClose } = props;
  const useful = rows.flatMap(({ preset, state }) =>
    state === 'new' || state === 'replaces' ? [preset] : [],
  );
  const refused = rows.some(({ state }) => state === 'refused');
  return (
    <Dialog title={t('file.title')} isOpen onClose={onClose} size={640}>
      <div className="nx-stack">
        <List label={t('file.title')}>
          {rows.map(({ preset, state, findings }, index) => (
            <ListRow
              // Names may be there twice: that is what the row then says.
              key={`${index}-${preset.name}`}
              title={<span className="nx-preset-url">{preset.name}</span>}
              detail={
                <>
                  <span className="nx-preset-url">{preset.url}</span>
                  {state === 'refused' ? (
                    <Findings
                      findings={findings.filter(({ severity }) => severity === 'block').map(plainFinding)}
                    />
                  ) : null}
                </>
              }
              end={<Tag tone={tones[state]}>{t(`file.state.${state}`)}</Tag>}
            />
          ))}
        </List>
        {useful.length === 0 && !refused ? <p>{t('file.nothing')}</p> : null}
        <div className="nx-row">
          {useful.length === 0 ? null : (
            <Button kind="primary" busy={isBusy} onClick={() => onTake(useful)}>
              {t('file.take', { count: useful.length })}
            </Button>
          )}
          <Button onClick={onClose}>
            {t(useful.length === 0 ? 'common:action.close' : 'common:action.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};
