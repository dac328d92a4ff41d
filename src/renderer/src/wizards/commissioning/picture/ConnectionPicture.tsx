import {
  IconBuilding,
  IconChargingPile,
  IconCloud,
  IconDeviceLaptop,
  IconLock,
  IconLockOpen2,
  IconWifi,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFindingText } from '#renderer/features/ocpp/target/useFindingText.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import { statusSign } from '#renderer/ui/status.tsx';
import { useJob } from '#renderer/wizards/commissioning/model/jobContext.tsx';
import {
  answeredOnly,
  type BackEndField,
  useBackEndAnswers,
} from '#renderer/wizards/commissioning/model/useBackEndAnswers.ts';
import './CircuitPicture.css';
import './ConnectionPicture.css';

interface Stage {
  readonly key: string;
  readonly Icon: TablerIcon;
  readonly name: string;
  readonly answer: string | null;
  readonly fields: readonly BackEndField[];
}

const useStages = (): readonly Stage[] => {
  const { t } = useTranslation('ocppJob');
  const describe = useDescribePoint();
  const { job, answers } = useJob();
  const { backend, network } = answers;
  const { profile, scheme } = useBackEndAnswers();
  const found = describe.value('wifi.ssid', job.asFound?.values['wifi.ssid']);
  const [, overNetwork] = /^modbus:\/\/(.*?)(?:\/\d+)?$/.exec(job.charger?.target ?? '') ?? [];
  const isLaptop = backend.where === 'this-laptop';
  return [
    {
      key: 'charger',
      Icon: IconChargingPile,
      name: job.charger?.identity.name ?? t('picture.charger'),
      answer: backend.identity ?? null,
      fields: ['identity'],
    },
    {
      key: 'network',
      Icon: IconWifi,
      name: t('picture.network'),
      answer: network.ssid ?? overNetwork ?? found,
      fields: [],
    },
    {
      key: 'security',
      Icon: profile >= 2 ? IconLock : IconLockOpen2,
      name: t(`picture.profile.${profile}`),
      answer: scheme === null ? null : `${scheme}://`,
      fields: ['profile', 'key', 'ca', 'clientCertificate', 'clock'],
    },
    {
      key: 'back-end',
      Icon: isLaptop ? IconDeviceLaptop : backend.where === undefined ? IconCloud : IconBuilding,
      name: t(isLaptop ? 'where.laptop' : 'where.operator'),
      answer: backend.url ?? null,
      fields: ['url'],
    },
  ];
};

/** The way from the charger to its back end, with the connection that results; what blocks is marked. */
export const ConnectionPicture = () => {
  const { t } = useTranslation('ocppJob');
  const { backend, connectionUrl, findings } = useBackEndAnswers();
  const stages = useStages();
  const { job } = useJob();
  const textOf = useFindingText();
  const isBegun = backend.url !== undefined || backend.identity !== undefined;
  const told = !isBegun ? [] : job.step === 'backend' ? answeredOnly(findings) : findings;
  return (
    <figure className="nx-picture nx-picture-connection">
      <figcaption aria-live="polite">
        <strong className="nx-connection">{connectionUrl ?? t('target.noConnection')}</strong>
      </figcaption>
      <ol className="nx-stages">
        {stages.map(({ key, Icon, name, answer, fields }) => {
          const own = told.filter(({ field }) => fields.includes(field));
          const blocking = own.find(({ severity }) => severity === 'block');
          const isWarned = own.some(({ severity }) => severity === 'warn');
          return (
            <li key={key} className={classNames('nx-stage', blocking && 'nx-stage-refused')}>
              <span className="nx-stage-wire">
                <Icon size={28} stroke={1.75} aria-hidden />
              </span>
              <span className="nx-stage-name">
                {name}
                <span className="nx-stage-answer">
                  {blocking ? textOf(blocking).reason : (answer ?? '–')}
                </span>
              </span>
              <span className="nx-stage-limit">
                {blocking ? statusSign('bad', 16) : isWarned ? statusSign('warn', 16) : null}
              </span>
            </li>
          );
        })}
      </ol>
    </figure>
  );
};
