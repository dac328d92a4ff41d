import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { CopyButton } from '#renderer/features/ocpp/target/CopyButton.tsx';
import { Findings } from '#renderer/features/ocpp/target/Findings.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { SecretField } from '#renderer/ui/SecretField.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { fieldId } from '#renderer/wizards/commissioning/findings/fieldErrors.ts';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import type { FieldFinding } from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';
import { VaultNote } from '#renderer/wizards/commissioning/VaultNote.tsx';
import { stripKey } from '#shared/domain/ocpp/authorizationKey.ts';
import type { KeyInHand } from './useKey.ts';

const MadeKey = ({ plain, hex }: { plain: string; hex: string }) => {
  const { t } = useTranslation('ocppJob');
  return (
    <NoticePanel title={t('key.madeTitle')} action={<CopyButton text={plain} label={t('key.copy')} />}>
      <p className="nx-connection">{plain}</p>
      <p>{t('key.madeText')}</p>
      <details className="nx-job-fold">
        <summary>{t('key.asHex')}</summary>
        <p className="nx-connection">{hex}</p>
      </details>
    </NoticePanel>
  );
};

const KeptKey = ({ keyInHand }: { keyInHand: KeyInHand }) => {
  const { t } = useTranslation('ocppJob');
  const { backEnd } = useJob().job;
  const isHeld = backEnd?.key === 'held';
  return (
    <div className="nx-stack">
      <div className="nx-row">
        <Tag tone="good">{t(isHeld ? 'key.held' : 'key.inCharger')}</Tag>
      </div>
      <p className="nx-muted">{t(isHeld ? 'key.heldText' : 'key.inChargerText')}</p>
      <div>
        <Button onClick={keyInHand.replace}>{t('key.replace')}</Button>
      </div>
    </div>
  );
};

/** The key this charger shows to its back end: typed as the operator gave it, or made here. */
export const KeyQuestion = ({
  keyInHand,
  findings,
}: {
  keyInHand: KeyInHand;
  findings: readonly FieldFinding[];
}) => {
  const { t } = useTranslation('ocppJob');
  const { backEnd } = useJob().job;
  const { typed, type, made, make, give, isReplacing } = keyInHand;
  const isKept = backEnd?.key !== 'none' && !isReplacing;
  return (
    <section className="nx-job-group">
      <h2>{t('key.title')}</h2>
      <BridgeErrorPanel error={make.error ?? give.error} />
      {made === null ? null : <MadeKey {...made} />}
      {isKept ? (
        <KeptKey keyInHand={keyInHand} />
      ) : (
        <>
          <SecretField
            id={fieldId('key')}
            label={t('key.label')}
            hint={t('key.hint')}
            value={typed}
            maxLength={200}
            onChange={type}
          />
          {typed === '' ? null : <Findings findings={findings} />}
          {findings.some(({ code }) => code === 'key-separators') ? (
            <div>
              <Button onClick={() => type(stripKey(typed))}>{t('key.onlyDigits')}</Button>
            </div>
          ) : null}
          <div>
            <Button busy={make.isRunning} onClick={() => void make.run()}>
              {t('key.make')}
            </Button>
          </div>
          <p className="nx-muted">{t('key.makeHint')}</p>
          <VaultNote />
        </>
      )}
    </section>
  );
};
