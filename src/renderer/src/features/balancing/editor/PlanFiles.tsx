import { IconDownload, IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useAction } from '#renderer/app/bridge/useAction.ts';
import { useFileAction } from '#renderer/app/bridge/useFileAction.ts';
import type { PlanStore } from '#renderer/features/balancing/model/planStore.ts';
import { useRuleText } from '#renderer/features/balancing/model/useRuleText.ts';
import { saveFile } from '#renderer/features/configuration/model/saveFile.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import type { Site } from '#shared/domain/balancing/site/siteSchema.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { FindingSummary } from './FindingSummary.tsx';

const longestBytes = 400_000;

interface Refused {
  readonly file: string;
  readonly findings: readonly Finding[];
}

const RefusedFile = ({ refused }: { refused: Refused }) => {
  const { t } = useTranslation('balancing');
  const ruleText = useRuleText(undefined);
  return (
    <div className="nx-panel nx-panel-bad" role="alert">
      <p className="nx-panel-text">{t('file.refused', { file: refused.file })}</p>
      <FindingSummary
        findings={refused.findings}
        ruleText={ruleText}
        title={refused.file}
        onGo={() => undefined}
      />
    </div>
  );
};

/** A plan from a file, and into one. A file with anything refused in it changes nothing, and all of it is shown. */
export const PlanFiles = ({ store, plan }: { store: PlanStore; plan: Site | undefined }) => {
  const { t } = useTranslation('balancing');
  const [refused, setRefused] = useState<Refused | null>(null);
  const read = useFileAction(longestBytes, t('file.tooLarge'), async (file) =>
    api.sitePlan.readFile({ fileName: file.name.slice(0, 200), text: await file.text() }),
  );
  const write = useAction((given: Site) => api.sitePlan.writeFile({ plan: given }));
  const take = async (file: File) => {
    setRefused(null);
    const answer = await read.run(file);
    if (answer === null) return;
    if (answer.plan === null) {
      const findings = answer.findings.filter(({ level }) => level === 'refuse');
      setRefused({ file: file.name, findings });
    } else store.change(answer.plan);
  };
  const save = async () => {
    if (plan === undefined) return;
    const file = await write.run(plan);
    if (file !== null) saveFile(file.fileName, file.text, 'application/yaml');
  };
  return (
    <FileDrop
      className="nx-bal-drop"
      label={t('file.section')}
      accept=".yaml,.yml,text/yaml,application/yaml"
      onFile={(file) => void take(file)}
    >
      {(choose) => (
        <>
          <div className="nx-row">
            <Button icon={<IconFileUpload size={20} aria-hidden />} busy={read.isRunning} onClick={choose}>
              {t('file.load')}
            </Button>
            {plan === undefined ? null : (
              <Button
                icon={<IconDownload size={20} aria-hidden />}
                busy={write.isRunning}
                onClick={() => void save()}
              >
                {t('file.save')}
              </Button>
            )}
            <span className="nx-muted nx-small">{t('file.hint')}</span>
          </div>
          <BridgeErrorPanel error={read.error ?? write.error} />
          {refused === null ? null : <RefusedFile refused={refused} />}
        </>
      )}
    </FileDrop>
  );
};
