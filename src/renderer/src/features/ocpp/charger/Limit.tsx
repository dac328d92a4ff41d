import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { BackEndCommand } from '#shared/domain/ocppBackEnd/backEndCommand.ts';
import type { ChargerOfBackEnd } from './ChargerPage.tsx';
import { Confirmed } from './Confirmed.tsx';
import { limitFrom, limitRange } from './limitInput.ts';
import type { useCommand } from './useCommand.ts';

const known = ['Accepted', 'Rejected', 'NotSupported', 'Unknown'] as const;

/** What an answer to a limit means, in a sentence; the bare word stands beside it. */
interface Told {
  readonly what: 'set' | 'clear';
  readonly status: (typeof known)[number];
  readonly limitA: number;
}

/** Sets and takes away a limit for the whole charger (a charging profile); the lowest of all limits stays in force. */
export const Limit = (props: { charger: ChargerOfBackEnd; command: ReturnType<typeof useCommand> }) => {
  const { t } = useTranslation('backEnd');
  const format = useFormat();
  const { identity, isReady } = props.charger;
  const [typed, setTyped] = useState('10');
  const [told, setTold] = useState<Told | null>(null);
  const limitA = limitFrom(typed);
  const send = async (what: Told['what'], command: BackEndCommand) => {
    setTold(null);
    const answer = await props.command.run(command);
    const status = answer?.kind === 'status' ? known.find((each) => each === answer.status) : undefined;
    if (status !== undefined) setTold({ what, status, limitA: limitA ?? 0 });
  };
  const shown = format.amps(limitA ?? 0);
  return (
    <div className="nx-card nx-stack">
      <h3>{t('limit.title')}</h3>
      <TextField
        label={t('limit.label')}
        hint={t('limit.hint', limitRange)}
        error={limitA === null ? t('limit.bad', limitRange) : null}
        inputMode="decimal"
        maxLength={5}
        value={typed}
        onChange={setTyped}
      />
      <div className="nx-row">
        <Confirmed
          label={t('limit.set')}
          title={t('limit.setTitle')}
          text={t(limitA === 0 ? 'limit.pauseText' : 'limit.setText', { identity, limit: shown })}
          disabled={!isReady || limitA === null}
          onAgree={() => void send('set', { command: 'SetLimit', identity, limitA: limitA ?? 0 })}
        />
        <Confirmed
          label={t('limit.clear')}
          title={t('limit.clearTitle')}
          text={t('limit.clearText', { identity })}
          disabled={!isReady}
          onAgree={() => void send('clear', { command: 'ClearLimit', identity })}
        />
      </div>
      {told === null ? null : (
        <p role="status">
          {t(`limit.told.${told.what}.${told.status}`, { identity, limit: format.amps(told.limitA) })}
        </p>
      )}
    </div>
  );
};
