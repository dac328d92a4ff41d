import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { PaletteList } from './PaletteList.tsx';
import './Palette.css';
import { usePaletteItems } from './usePaletteItems.ts';

const SHOWN = 12;

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\u00ad]/gu, '')
    .toLowerCase();

/** One search over everything: pages, sites, chargers, jobs, log, actions. */
export const Palette = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const words = fold(query).split(/\s+/).filter(Boolean);
  const found = usePaletteItems(query)
    .filter(
      (item) => words.every((word) => fold(`${item.label} ${item.group}`).includes(word)) || item.always,
    )
    .slice(0, SHOWN);
  const selected = Math.min(index, Math.max(0, found.length - 1));
  const choose = (at: number) => {
    const item = found[at];
    if (item === undefined) return;
    onClose();
    item.run(navigate);
  };
  return (
    <Dialog title={t('palette.title')} isOpen onClose={onClose} size={640}>
      <input
        className="nx-input"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found.length === 0 ? undefined : `${listId}-${selected}`}
        aria-label={t('palette.title')}
        placeholder={t('palette.hint')}
        data-autofocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setIndex(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setIndex(Math.min(found.length - 1, selected + 1));
          else if (event.key === 'ArrowUp') setIndex(Math.max(0, selected - 1));
          else if (event.key === 'Enter') choose(selected);
          else return;
          event.preventDefault();
        }}
      />
      <PaletteList id={listId} found={found} selected={selected} onChoose={choose} />
    </Dialog>
  );
};
