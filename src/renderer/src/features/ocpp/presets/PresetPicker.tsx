import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import {
  choiceId,
  choiceName,
  choiceUrl,
  type PresetChoice,
} from '#shared/domain/ocppPreset/presetChoice.ts';
import { showTemplate } from '#shared/domain/ocppPreset/presetTemplate.ts';
import { searchPresets } from './searchPresets.ts';
import './presets.css';

const groups = ['own', 'used', 'operator', 'self-hosted'] as const;
const groupOf = (choice: PresetChoice): (typeof groups)[number] =>
  choice.kind === 'published' ? choice.published.kind : choice.kind;

/** Back ends of one origin, below its name. */
const PresetGroup = (props: {
  title: string;
  choices: readonly PresetChoice[];
  onChoose: (choice: PresetChoice) => void;
}) => {
  const { t } = useTranslation('presets');
  const format = useFormat();
  const detail = (choice: PresetChoice): string =>
    choice.kind === 'used'
      ? t('used', { site: choice.used.preset.name, date: format.date(choice.used.usedAtMs) })
      : showTemplate(choiceUrl(choice));
  return (
    <section className="nx-preset-group">
      <h3>{props.title}</h3>
      <List label={props.title}>
        {props.choices.map((choice) => (
          <ListRow
            key={choiceId(choice)}
            title={<span className="nx-preset-url">{choiceName(choice)}</span>}
            detail={<span className="nx-preset-url">{detail(choice)}</span>}
            end={
              <Button
                aria-label={t('choose.takeOf', { name: choiceName(choice) })}
                onClick={() => props.onChoose(choice)}
              >
                {t('choose.take')}
              </Button>
            }
          />
        ))}
      </List>
    </section>
  );
};

/** All presets with a search above them; the first field has the focus, one press takes one, Enter the first found. */
export const PresetPicker = (props: {
  choices: readonly PresetChoice[];
  onChoose: (choice: PresetChoice | null) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation('presets');
  const format = useFormat();
  const [query, setQuery] = useState('');
  const { choices, onChoose, onClose } = props;
  const found = searchPresets(choices, query);
  const shown = groups.flatMap((group) => found.filter((choice) => groupOf(choice) === group));
  return (
    <Dialog title={t('choose.title')} isOpen onClose={onClose} size={640}>
      <div className="nx-stack">
        <TextField
          label={t('choose.search')}
          hint={t('choose.searchHint')}
          value={query}
          type="search"
          data-autofocus
          onChange={setQuery}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            const [first] = shown;
            if (query !== '' && first !== undefined) onChoose(first);
          }}
        />
        <p className="nx-hidden" role="status">
          {format.integer(found.length)}
        </p>
        {found.length === 0 ? <p>{t('choose.none', { text: query })}</p> : null}
        {groups.map((group) => {
          const rows = shown.filter((choice) => groupOf(choice) === group);
          return rows.length === 0 ? null : (
            <PresetGroup key={group} title={t(`group.${group}`)} choices={rows} onChoose={onChoose} />
          );
        })}
        <div className="nx-row">
          <Button onClick={() => onChoose(null)}>{t('choose.freeForm')}</Button>
          <span className="nx-muted">{t('choose.freeFormText')}</span>
        </div>
      </div>
    </Dialog>
  );
};
