import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/Button.tsx';
import { HoldButton } from '#renderer/ui/HoldButton.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import type { RunView } from '#shared/contract/configuration.ts';
import { factoryCurrentA } from '#shared/domain/desired.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';

const SENTENCE = 'conf-resume-no-return';

/** The way on with a run that broke off; where it closes Bluetooth, with what cannot be undone. */
export const ResumeBar = (props: {
  run: RunView;
  seen: PointValues;
  closesBluetooth: boolean;
  isReady: boolean;
  onBack: () => void;
  onResume: () => void;
}) => {
  const { t } = useTranslation(['configuration', 'wizard']);
  const { run, isReady, onResume } = props;
  const back = <Button onClick={props.onBack}>{t('plan.back')}</Button>;
  if (!props.closesBluetooth) {
    return (
      <PrimaryBar
        back={back}
        primary={
          <Button kind="primary" disabled={!isReady} onClick={onResume}>
            {t('resume.action')}
          </Button>
        }
      />
    );
  }
  const amps = props.seen['settings.maxCurrent'];
  return (
    <PrimaryBar
      back={back}
      note={
        <span id={SENTENCE} className="nx-conf-note nx-conf-final">
          {t('wizard:pointOfNoReturn', {
            address: run.newAddress?.replace(/\/\d+$/, '') ?? t('plan.laterAddress'),
            from: typeof amps === 'number' ? amps : factoryCurrentA,
            to: factoryCurrentA,
          })}
        </span>
      }
      primary={
        <HoldButton label={t('resume.action')} describedBy={SENTENCE} disabled={!isReady} onHeld={onResume} />
      }
    />
  );
};
