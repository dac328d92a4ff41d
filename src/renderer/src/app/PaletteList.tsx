import { useTranslation } from 'react-i18next';
import type { PaletteItem } from './usePaletteItems.ts';

/** What was found, to be chosen by pointer; the keys stay in the field above. */
export const PaletteList = (props: {
  id: string;
  found: readonly PaletteItem[];
  selected: number;
  onChoose: (at: number) => void;
}) => {
  const { t } = useTranslation('common');
  const { id, found, onChoose } = props;
  return (
    <div id={id} role="listbox" aria-label={t('palette.title')} className="nx-palette">
      {found.map((item, at) => (
        <div
          key={item.key}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === props.selected}
          className="nx-palette-item"
          onClick={() => onChoose(at)}
          onKeyDown={(event) => event.key === 'Enter' && onChoose(at)}
        >
          <span>{item.label}</span>
          <span className="nx-muted nx-small">{item.group}</span>
        </div>
      ))}
      {found.length === 0 ? <p className="nx-muted">{t('palette.nothing')}</p> : null}
    </div>
  );
};
