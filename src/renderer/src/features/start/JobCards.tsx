import {
  IconBolt,
  IconCloudCheck,
  IconCloudUp,
  IconCopy,
  IconScale,
  IconSitemap,
  IconTool,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { JobKind } from '#shared/contract/jobs.ts';
import { JobCard } from './JobCard.tsx';

/** A card for every job an electrician comes with. */
export const JobCards = (props: { canChooseLike: boolean; onChooseLike: () => void }) => {
  const { t } = useTranslation('pages');
  const navigate = useNavigate();
  const begin = (kind: JobKind) => void navigate({ to: '/job/new/$kind', params: { kind } });
  return (
    <div className="nx-jobs">
      <JobCard
        Icon={IconBolt}
        title={t('start.ownCircuit.title')}
        text={t('start.ownCircuit.text')}
        onChoose={() => begin('own-circuit')}
      />
      <JobCard
        Icon={IconScale}
        title={t('start.loadBalancing.title')}
        text={t('start.loadBalancing.text')}
        onChoose={() => begin('load-balancing')}
      />
      <JobCard
        Icon={IconCloudUp}
        title={t('start.backEnd.title')}
        text={t('start.backEnd.text')}
        onChoose={() => begin('ocpp')}
      />
      <JobCard
        Icon={IconSitemap}
        title={t('start.balancing.title')}
        text={t('start.balancing.text')}
        onChoose={() => void navigate({ to: '/balancing' })}
      />
      <JobCard
        Icon={IconCloudCheck}
        title={t('start.ocpp.title')}
        text={t('start.ocpp.text')}
        onChoose={() => void navigate({ to: '/ocpp' })}
      />
      <JobCard
        Icon={IconCopy}
        title={t('start.like.title')}
        text={t(props.canChooseLike ? 'start.like.text' : 'start.like.none')}
        disabled={!props.canChooseLike}
        onChoose={props.onChooseLike}
      />
      <JobCard
        Icon={IconTool}
        title={t('start.service.title')}
        text={t('start.service.text')}
        onChoose={() => void navigate({ to: '/log' })}
      />
    </div>
  );
};
