import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';
import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { SocketFace } from '#renderer/wizards/commissioning/picture/SocketFace.tsx';
import { type Plug, refusedPlugs } from '#shared/domain/circuit.ts';
import { useBoard } from './useBoard.ts';

const ACCEPTED = [
  'household',
  'household-ev-rated',
  'cee-blue-16',
  'cee-blue-32',
  'cee-red-16',
  'cee-red-32',
  'fixed',
] as const;
type Shown = (typeof ACCEPTED)[number] | 'unknown' | 'other';

const isRefused = (plug: Plug | undefined): boolean => refusedPlugs.some((each) => each === plug);

/** What the charger is plugged into; the connections that are never accepted stand under "something else". */
export const PlugQuestion = () => {
  const { t } = useTranslation('wizard');
  const { circuit, set, notes } = useBoard();
  const { plug } = circuit;
  const [isOther, setOther] = useState(isRefused(plug));
  const shown: Shown | null = isOther ? 'other' : ((plug as Shown | undefined) ?? null);
  return (
    <section className="nx-job-group">
      <Choice<Shown>
        id={fieldId('plug')}
        compact
        label={t('board.plug')}
        value={shown}
        options={[
          ...ACCEPTED.map((value) => ({
            value,
            label: t(`plug.${value}`),
            icon: <SocketFace plug={value} />,
          })),
          { value: 'other' as const, label: t('board.plugOther') },
        ]}
        unknown={{ value: 'unknown', reason: t('board.countsAs10') }}
        onChange={(value) => {
          setOther(value === 'other');
          // Five pins come from a supply with three phases; it can still be answered otherwise.
          const mainPhases = circuit.mainPhases ?? (value.startsWith('cee-red') ? 3 : undefined);
          set({ plug: value === 'other' ? undefined : value, mainPhases });
        }}
      />
      {isOther ? (
        <Choice
          compact
          label={t('board.plugWhich')}
          value={isRefused(plug) ? (plug ?? null) : null}
          options={refusedPlugs.map((value) => ({
            value,
            label: t(`plug.${value}`),
            icon: <SocketFace plug={value} />,
          }))}
          onChange={(value) => set({ plug: value })}
        />
      ) : null}
      <FieldNotes findings={notes('plug')} />
    </section>
  );
};
