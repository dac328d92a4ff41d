import { FieldNotes } from '#renderer/wizards/commissioning/findings/FieldNotes.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import { networkFindings } from '#shared/domain/networkFindings.ts';

/** What the rules say to answers about the network, once there is one. */
export const NetworkNotes = ({ fields, isShown }: { fields: readonly string[]; isShown: boolean }) => {
  const { job, answers } = useJob();
  if (!isShown) return null;
  const isPractice = job.charger?.identity.practice ?? false;
  const found = networkFindings(answers.network, job.wifi.rssiDbm, isPractice);
  return (
    <FieldNotes
      findings={found.filter(
        ({ field, level }) => field !== null && fields.includes(field) && level !== 'pass',
      )}
    />
  );
};
