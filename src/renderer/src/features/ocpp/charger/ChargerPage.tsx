import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBackEnd } from '#renderer/features/ocpp/model/useBackEnd.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Screen } from '#renderer/ui/Screen.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import type { BackEndView } from '#shared/contract/backEnd.ts';
import { ChargerFacts } from './ChargerFacts.tsx';
import { Commands } from './Commands.tsx';
import { Configuration } from './Configuration.tsx';
import { Uploads } from './Uploads.tsx';

export type ChargerOfBackEnd = BackEndView['chargers'][number];

const Shown = ({ state, chosen }: { state: BackEndView; chosen: ChargerOfBackEnd }) => (
  <>
    <ChargerFacts charger={chosen} />
    <Configuration key={chosen.identity} charger={chosen} />
    <Commands charger={chosen} />
    <Uploads uploads={state.uploads.filter(({ identity }) => identity === chosen.identity)} />
  </>
);

/** What a charger at the local back end says of itself, and what it can be asked. */
export const ChargerPage = () => {
  const { t } = useTranslation('backEnd');
  const state = useBackEnd();
  const [wanted, setWanted] = useState('');
  const chargers = state?.chargers ?? [];
  const chosen =
    chargers.find(({ identity }) => identity === wanted) ??
    chargers.find(({ isConnected }) => isConnected) ??
    chargers[0];
  return (
    <Screen title={t('charger.title')} lead={t('charger.lead')}>
      {state === null ? null : chosen === undefined ? (
        <EmptyState
          title={t('charger.none')}
          action={
            <Link to="/ocpp" className="nx-button nx-button-primary">
              {t(state.phase === 'running' ? 'charger.toAttempts' : 'charger.toStart')}
            </Link>
          }
        >
          {t('charger.noneText')}
        </EmptyState>
      ) : (
        <>
          {chargers.length > 1 ? (
            <SelectField
              label={t('charger.choose')}
              value={chosen.identity}
              options={chargers.map(({ identity }) => ({ value: identity, label: identity }))}
              onChange={setWanted}
            />
          ) : null}
          <Shown state={state} chosen={chosen} />
        </>
      )}
    </Screen>
  );
};
