import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BridgeErrorPanel } from '#renderer/app/BridgeErrorPanel.tsx';
import { api } from '#renderer/app/bridge/api.ts';
import { useJobStream } from '#renderer/app/bridge/useJobStream.ts';
import { useNow } from '#renderer/features/chargers/useNow.ts';
import { useVisit } from '#renderer/features/configuration/model/useVisit.ts';
import { useAnnounce } from '#renderer/ui/Announcer.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { SelectField } from '#renderer/ui/SelectField.tsx';
import type { ClearedFaultsView } from '#shared/contract/charger.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import { bitsIn } from '#shared/domain/charger/bits.ts';
import { faultOf } from '#shared/domain/charger/faults/faultCatalogue.ts';
import { mayClear } from '#shared/domain/charger/faults/mayClear.ts';
import { chargeState } from '#shared/domain/charger/live/chargeState.ts';
import { numberOf } from '#shared/domain/charger/live/saneValue.ts';
import type { PointValues } from '#shared/domain/pointValue.ts';
import { useFaultText } from './useFaultText.ts';

type ClearEvent =
  Awaited<ReturnType<typeof api.charger.clearFaults>> extends AsyncIterable<infer E> ? E : never;

const NOT_CHOSEN = '';

/** What came of it, read back from the charger. */
const useResultText = () => {
  const { t } = useTranslation('faults');
  const text = useFaultText();
  return (result: ClearedFaultsView): string => {
    if (result.kind === 'refused') return text.refusal(result.reason, result.params);
    return result.left.length === 0
      ? t('page.cleared')
      : t('page.stillLatched', { faults: result.left.map(text.name).join(', ') });
  };
};

type Causes = Readonly<Record<number, string>>;

interface CauseFieldsProps {
  readonly bits: readonly number[];
  readonly causes: Causes;
  readonly onChange: (bit: number, cause: string) => void;
}

/** The cause that was found, for each protective fault. */
const CauseFields = ({ bits, causes, onChange }: CauseFieldsProps) => {
  const { t } = useTranslation('faults');
  const text = useFaultText();
  return bits
    .map(faultOf)
    .filter(({ isProtective }) => isProtective)
    .map(({ bit, causes: possible }) => (
      <SelectField
        key={bit}
        label={t('page.causeOf', { fault: text.name(bit) })}
        value={causes[bit] ?? NOT_CHOSEN}
        options={[
          { value: NOT_CHOSEN, label: t('page.chooseCause') },
          ...possible.map((cause) => ({ value: cause, label: text.cause(cause) })),
        ]}
        onChange={(cause) => onChange(bit, cause)}
      />
    ));
};

const verdictOn = (values: PointValues, causes: Causes, lastClearedAtMs: number | null, nowMs: number) =>
  mayClear({
    active: numberOf(values, 'state.fault'),
    latched: numberOf(values, 'state.faultLatched'),
    causes,
    lastClearedAtMs,
    nowMs,
    isCarPlugged: chargeState(values).isCarPlugged,
  });

interface ClearFaultsProps {
  readonly device: DeviceView;
  /** The newest sample; empty while it is not live. */
  readonly values: PointValues;
  readonly lastClearedAtMs: number | null;
  /** Why nothing can be written now, as a sentence. */
  readonly missing: string | null;
  readonly onDone: () => void;
}

/** Clears what is over: with the cause that was found for each protective fault, and only when the rules allow it. */
export const ClearFaults = (props: ClearFaultsProps) => {
  const { t } = useTranslation('faults');
  const text = useFaultText();
  const resultText = useResultText();
  const announce = useAnnounce();
  const visit = useVisit(props.device);
  const nowMs = useNow(1000);
  const job = useJobStream<ClearEvent>();
  const [causes, setCauses] = useState<Causes>({});
  const [result, setResult] = useState<ClearedFaultsView | null>(null);
  const { values } = props;
  const latched = numberOf(values, 'state.faultLatched');
  const bits = bitsIn(latched ?? 0);
  const chosen = Object.fromEntries(bits.flatMap((bit) => (causes[bit] ? [[bit, causes[bit]]] : [])));
  const verdict = verdictOn(values, chosen, props.lastClearedAtMs, nowMs);
  const note = props.missing ?? (verdict.isAllowed ? null : text.refusal(verdict.reason, verdict.params));
  const clear = async () => {
    const done = await job.run((signal) => api.charger.clearFaults({ ...visit, causes: chosen }, { signal }));
    if (done === null) return;
    setResult(done.result);
    setCauses({});
    announce(resultText(done.result), done.result.kind === 'cleared' ? 'good' : 'warn');
    props.onDone();
  };
  return (
    <section className="nx-card nx-stack" aria-labelledby="fault-clear">
      <h2 id="fault-clear">{t('page.clearTitle')}</h2>
      <p>{t('page.clearLead')}</p>
      <CauseFields
        bits={bits}
        causes={causes}
        onChange={(bit, cause) => setCauses((before) => ({ ...before, [bit]: cause }))}
      />
      <BridgeErrorPanel error={job.error} />
      {result === null ? null : (
        <p role="status" className="nx-fault-result">
          {resultText(result)}
        </p>
      )}
      {note === null ? null : <p id="fault-clear-note">{note}</p>}
      <div>
        <Button
          kind="primary"
          busy={job.isRunning}
          disabled={note !== null}
          aria-describedby={note === null ? undefined : 'fault-clear-note'}
          onClick={() => void clear()}
        >
          {t('page.clear', { count: Math.max(1, bits.length) })}
        </Button>
      </div>
    </section>
  );
};
