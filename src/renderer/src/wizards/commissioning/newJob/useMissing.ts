import { useTranslation } from 'react-i18next';
import type { FieldError } from '#renderer/ui/ErrorSummary.tsx';
import type { Person } from '#shared/contract/app.ts';
import type { JobKind } from '#shared/contract/jobs.ts';
import { NEW_SITE, type SiteChoice } from './useSiteChoice.ts';

/** What was answered before a job exists; `next` is the charger and PIN of "next one like this". */
export interface NewJobAnswers {
  readonly kind: JobKind;
  readonly person: Person;
  readonly site: SiteChoice;
  readonly socketLabel: string;
  readonly next: { readonly charger: string | null; readonly pin: string } | null;
}

const isEmpty = (text: string): boolean => text.trim() === '';

/** What is missing before the job can begin, in the order of the fields. */
export const useMissing = ({
  kind,
  person,
  site,
  socketLabel,
  next,
}: NewJobAnswers): readonly FieldError[] => {
  const { t } = useTranslation('wizard');
  const all: readonly (FieldError | false)[] = [
    isEmpty(person.name) && { fieldId: 'job-personName', message: t('newJob.needsName') },
    // Recorded before load balancing or a back end is set (feature N24).
    kind !== 'own-circuit' &&
      isEmpty(person.qualification) && {
        fieldId: 'job-qualification',
        message: t('newJob.needsQualification'),
      },
    site.siteId === NEW_SITE &&
      isEmpty(site.name) && { fieldId: 'job-siteName', message: t('newJob.needsSite') },
    next !== null && next.charger === null && { fieldId: 'job-chargers', message: t('newJob.needsCharger') },
    next !== null && next.pin.length < 4 && { fieldId: 'job-pin', message: t('newJob.needsPin') },
    isEmpty(socketLabel) && { fieldId: 'job-socket', message: t('newJob.needsSocket') },
  ];
  return all.filter((each) => each !== false);
};
