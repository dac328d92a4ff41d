import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { List, ListRow } from '#renderer/ui/List.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import type { KeptSecret } from '#shared/contract/vault.ts';
import { RemoveSecret } from './RemoveSecret.tsx';
import { RevealSecret } from './RevealSecret.tsx';

type Asked = { readonly what: 'reveal' | 'remove'; readonly secret: KeptSecret };

/** What the vault keeps, by charger; values only after "Show" and a second look. */
export const KeptSecrets = ({ isLocked }: { isLocked: boolean }) => {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const describe = useDescribePoint();
  const [asked, setAsked] = useState<Asked | null>(null);
  const kept = useQuery({ queryKey: ['vault', 'list', isLocked], queryFn: () => api.vault.list() });
  const close = () => {
    setAsked(null);
    void kept.refetch();
  };
  if (kept.error !== null) return <BridgeErrorPanel error={toBridgeError(kept.error)} />;
  if (kept.data === undefined) return null;
  if (kept.data.length === 0) return <p>{t('vault.empty')}</p>;
  return (
    <>
      <List label={t('vault.kept')}>
        {kept.data.map((secret) => (
          <ListRow
            key={`${secret.serial} ${secret.point}`}
            title={
              <span className="nx-row">
                {describe.label(secret.point)}
                {secret.isPending ? <Tag tone="warn">{t('vault.pending')}</Tag> : null}
              </span>
            }
            detail={`${secret.serial} · ${format.dateTime(secret.changedAtMs)}`}
            end={
              <span className="nx-row">
                <Button disabled={isLocked} onClick={() => setAsked({ what: 'reveal', secret })}>
                  {t('vault.show')}
                </Button>
                <Button disabled={isLocked} onClick={() => setAsked({ what: 'remove', secret })}>
                  {t('vault.remove')}
                </Button>
              </span>
            }
          />
        ))}
      </List>
      {asked?.what === 'reveal' ? <RevealSecret secret={asked.secret} onClose={close} /> : null}
      {asked?.what === 'remove' ? <RemoveSecret secret={asked.secret} onClose={close} /> : null}
    </>
  );
};
