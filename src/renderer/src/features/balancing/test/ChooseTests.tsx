import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { CheckField } from '#renderer/features/balancing/fields/CheckField.tsx';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { PinField } from '#renderer/ui/PinField.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { type SiteTest, siteTests } from '#shared/domain/balancing/commissioning/siteTestPlan.ts';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import { PracticeCars } from './PracticeCars.tsx';
import { Refusals } from './Refusals.tsx';
import type { Chosen } from './TestPage.tsx';

const usual: readonly SiteTest[] = ['phases', 'sweep', 'pause', 'failsafe', 'all-cars'];

const toggled = <T,>(all: readonly T[], chosen: readonly T[], one: T): readonly T[] =>
  all.filter((each) => (each === one ? !chosen.includes(one) : chosen.includes(each)));

/** "About" needs no seconds once it is minutes. */
const toMinutes = (seconds: number): number => (seconds < 120 ? seconds : Math.round(seconds / 60) * 60);

/** Every test there is, with what it does. */
const TestChoice = (props: {
  chosen: readonly SiteTest[];
  onChange: (tests: readonly SiteTest[]) => void;
}) => {
  const { t } = useTranslation('siteTest');
  return (
    <fieldset className="nx-field">
      <legend className="nx-legend">{t('tests')}</legend>
      <div className="nx-site-test-choices">
        {siteTests.map((test) => (
          <div key={test} className="nx-card">
            <CheckField
              label={t(`test.${test}`)}
              checked={props.chosen.includes(test)}
              onChange={() => props.onChange(toggled(siteTests, props.chosen, test))}
            />
            <p className="nx-muted">{t(`about.${test}`)}</p>
          </div>
        ))}
      </div>
    </fieldset>
  );
};

const ChargerChoice = (props: { plan: Site; chosen: readonly string[]; onToggle: (id: string) => void }) => {
  const { t } = useTranslation('siteTest');
  return (
    <fieldset className="nx-field">
      <legend className="nx-legend">{t('chargers')}</legend>
      <div className="nx-site-test-chargers">
        {props.plan.chargers.map(({ id, name }) => (
          <CheckField
            key={id}
            label={name ?? id}
            checked={props.chosen.includes(id)}
            onChange={() => props.onToggle(id)}
          />
        ))}
      </div>
    </fieldset>
  );
};

/** Which tests of which chargers, with the time they take and what has to be ready. */
export const ChooseTests = (props: {
  siteId: string;
  plan: Site;
  revision: number;
  onStart: (chosen: Chosen) => void;
}) => {
  const { t } = useTranslation('siteTest');
  const format = useFormat();
  const { siteId, plan, revision } = props;
  const ids = plan.chargers.map(({ id }) => id);
  const [tests, setTests] = useState<readonly SiteTest[]>(usual);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [pin, setPin] = useState('');
  const chargers = ids.filter((id) => !left.includes(id));
  const preview = useQuery({
    queryKey: ['siteTest', siteId, revision, tests, chargers],
    queryFn: () => api.siteTest.preview({ siteId, tests: [...tests], chargers }),
  });
  const refusals = preview.data?.refusals ?? [];
  const canStart =
    tests.length > 0 && chargers.length > 0 && refusals.length === 0 && preview.data !== undefined;
  return (
    <>
      <BridgeErrorPanel error={preview.error === null ? null : toBridgeError(preview.error)} />
      <NoticePanel title={t('readyTitle')}>{t('ready')}</NoticePanel>
      <PracticeCars plan={plan} />
      <TestChoice chosen={tests} onChange={setTests} />
      <ChargerChoice plan={plan} chosen={chargers} onToggle={(id) => setLeft(toggled(ids, left, id))} />
      <div className="nx-narrow">
        <PinField label={t('pin')} hint={t('pinHint')} value={pin} onChange={setPin} />
      </div>
      {refusals.length === 0 ? null : <Refusals plan={plan} refusals={refusals} />}
      <PrimaryBar
        note={
          <strong>
            {t('total', {
              count: preview.data?.items.length ?? 0,
              time: format.duration(toMinutes(preview.data?.totalS ?? 0)),
            })}
          </strong>
        }
        primary={
          <Button kind="primary" disabled={!canStart} onClick={() => props.onStart({ tests, chargers, pin })}>
            {t('start')}
          </Button>
        }
      />
    </>
  );
};
