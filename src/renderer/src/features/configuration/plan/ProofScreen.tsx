import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOpenDevices } from '#renderer/app/useOpenDevices.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NoticePanel } from '#renderer/ui/NoticePanel.tsx';
import { PrimaryBar } from '#renderer/ui/PrimaryBar.tsx';
import { ProofTable } from '#renderer/ui/ProofTable.tsx';
import { VerdictBanner } from '#renderer/ui/VerdictBanner.tsx';
import type { AppliedView } from '#shared/contract/configuration.ts';
import { NotRestorable } from './NotRestorable.tsx';

/** Where the charger is reached from now on, and the way there when it is connected already. */
const NewDoor = ({ applied, deviceId }: { applied: AppliedView; deviceId: string }) => {
  const { t } = useTranslation('configuration');
  const other = useOpenDevices()?.find(
    ({ id, isOpen, identity }) => isOpen && id !== deviceId && identity.serial === applied.serial,
  );
  if (applied.address === null) return null;
  const way =
    other === undefined ? undefined : (
      <Link to="/chargers/$deviceId/configuration" params={{ deviceId: other.id }} className="nx-button">
        {t('proof.openNewDoor')}
      </Link>
    );
  return (
    <NoticePanel title={t('proof.newDoor')} action={way}>
      {t('proof.newDoorText', { address: applied.address })}
    </NoticePanel>
  );
};

/** As found, wanted, found now: what came of everything that was written. */
export const ProofScreen = (props: {
  applied: AppliedView;
  deviceId: string;
  onBack: () => void;
  onUndo: (() => void) | undefined;
}) => {
  const { t } = useTranslation(['configuration', 'common']);
  const describe = useDescribePoint();
  const { applied } = props;
  const isProven = applied.proof.every(({ result }) => result === 'in-force' || result === 'written');
  const isSecret = ({ result, wanted }: AppliedView['proof'][number]) =>
    result === 'written' && wanted === null;
  return (
    <>
      <VerdictBanner
        verdict={isProven ? 'pass' : 'fail'}
        reason={t(isProven ? 'proof.inForce' : 'proof.different', { count: applied.proof.length })}
      />
      <NewDoor applied={applied} deviceId={props.deviceId} />
      {applied.proof.length === 0 ? null : (
        <ProofTable
          caption={t('proof.title')}
          rows={applied.proof.map((row) => ({
            key: row.point,
            label: describe.label(row.point),
            before: isSecret(row) ? t('common:value.secret') : describe.value(row.point, row.before),
            wanted: isSecret(row) ? t('values.newSecret') : describe.value(row.point, row.wanted),
            found: describe.value(row.point, row.found),
            result: row.result,
          }))}
        />
      )}
      <NotRestorable rows={applied.notRestorable} />
      <p className="nx-muted nx-small">{t('proof.inLog', { generation: applied.generation })}</p>
      <PrimaryBar
        back={
          props.onUndo === undefined ? undefined : <Button onClick={props.onUndo}>{t('proof.undo')}</Button>
        }
        primary={
          <Button kind="primary" onClick={props.onBack}>
            {t('proof.back')}
          </Button>
        }
      />
    </>
  );
};
