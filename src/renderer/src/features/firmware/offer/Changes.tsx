import { useTranslation } from 'react-i18next';
import { useFirmwareText } from '#renderer/features/firmware/model/firmwareText.ts';
import type { FirmwareOfferView } from '#shared/contract/firmware.ts';
import { inLanguage, type KnownProblem } from '#shared/domain/firmware/manifest.ts';

const Part = ({ title, lines }: { title: string; lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <div className="nx-stack nx-fw-part">
      <h3>{title}</h3>
      <ul className="nx-fw-notes">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );

/** Notes of every release on the way, capabilities that come and go, problems that are solved, stay or arise. */
export const Changes = ({ offer }: { offer: FirmwareOfferView }) => {
  const { t, i18n } = useTranslation('firmware');
  const text = useFirmwareText();
  const { changes, verdict, entry } = offer;
  const isSame = verdict.kind === 'same';
  const releases = isSame ? [entry.release] : changes.releases;
  const kind = isSame ? 'notesSame' : changes.isDowngrade ? 'notesDown' : 'notes';
  const problems = (list: readonly KnownProblem[]) =>
    list.map(({ id, text: words }) => `${inLanguage(words, i18n.language)} (${id})`);
  const hasAbilities = changes.gained.length + changes.lost.length > 0;
  return (
    <section aria-labelledby="changes" className="nx-stack">
      <h2 id="changes">{t(`offer.${kind}`)}</h2>
      {releases.map((release) => (
        <Part
          key={release.version}
          title={release.version}
          lines={inLanguage(release.notes, i18n.language)}
        />
      ))}
      <Part title={t('offer.gained')} lines={changes.gained.map(text.capability)} />
      <Part title={t('offer.lost')} lines={changes.lost.map(text.capability)} />
      {isSame || hasAbilities ? null : <p className="nx-muted">{t('offer.noAbilities')}</p>}
      <Part title={t('offer.solved')} lines={problems(changes.solved)} />
      <Part title={t('offer.remaining')} lines={problems(changes.remaining)} />
      <Part title={t('offer.arising')} lines={problems(changes.arising)} />
    </section>
  );
};
