import { useTranslation } from 'react-i18next';
import { Choice } from '#renderer/ui/Choice.tsx';

export type TestLength = 'short' | 'long';

/** How long to test: for the drop alone, or until the plug shows its temperature. */
export const SocketLength = (props: { value: TestLength; onChange: (value: TestLength) => void }) => {
  const { t } = useTranslation('socket');
  return (
    <Choice
      label={t('length.label')}
      value={props.value}
      onChange={props.onChange}
      options={(['short', 'long'] as const).map((value) => ({
        value,
        label: t(`length.${value}`),
        reason: t(`length.${value}Reason`),
      }))}
    />
  );
};
