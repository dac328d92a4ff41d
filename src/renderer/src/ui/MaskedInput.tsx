import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { classNames } from './classNames.ts';

export interface MaskedInputProps extends Omit<ComponentProps<'input'>, 'className'> {
  readonly frame: string;
  /** The button that shows the letters has a picture only. */
  readonly isCompact?: boolean;
}

/** What nobody should read over a shoulder. A text field with masked letters, because browsers fill password fields by themselves. */
export const MaskedInput = ({ frame, isCompact = false, ...input }: MaskedInputProps) => {
  const { t } = useTranslation('common');
  const [isShown, setShown] = useState(false);
  const action = t(isShown ? 'pin.hide' : 'pin.show');
  return (
    <div className={frame}>
      <input
        {...input}
        className={classNames('nx-input', !isShown && 'nx-pin-masked')}
        autoComplete="off"
        data-1p-ignore=""
        data-lpignore="true"
      />
      <Button
        icon={isShown ? <IconEyeOff size={20} aria-hidden /> : <IconEye size={20} aria-hidden />}
        aria-label={isCompact ? action : undefined}
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
      >
        {isCompact ? undefined : action}
      </Button>
    </div>
  );
};
