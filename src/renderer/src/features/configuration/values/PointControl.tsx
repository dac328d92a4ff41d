import { BitsControl } from './BitsControl.tsx';
import { ChoiceControl } from './ChoiceControl.tsx';
import type { ControlProps } from './controlProps.ts';
import { LanguageControl } from './LanguageControl.tsx';
import { NumberControl } from './NumberControl.tsx';
import { TextControl } from './TextControl.tsx';
import { TimeControl } from './TimeControl.tsx';
import { ZoneControl } from './ZoneControl.tsx';

const TIME_OF_DAY = /^schedule\.\d+\.(start|stop)$/;

/** The control that fits the kind of a value. */
export const PointControl = (props: ControlProps) => {
  const { kind, name } = props.point;
  switch (kind) {
    case 'number':
      return TIME_OF_DAY.test(name) ? <TimeControl {...props} /> : <NumberControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} />;
    case 'bits':
      return <BitsControl {...props} />;
    case 'text':
      if (name === 'clock.timezone') return <ZoneControl {...props} />;
      return name === 'settings.language' ? <LanguageControl {...props} /> : <TextControl {...props} />;
    case 'address':
    case 'raw':
      return <TextControl {...props} />;
    default:
      return kind satisfies never;
  }
};
