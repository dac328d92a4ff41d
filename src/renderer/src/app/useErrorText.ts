import { useTranslation } from 'react-i18next';
import type { Format } from '#renderer/i18n/format.ts';
import { type DescribePoint, useDescribePoint } from '#renderer/i18n/useDescribePoint.ts';
import { useFormat } from '#renderer/i18n/useFormat.ts';
import type { WireError } from '#shared/contract/wireError.ts';
import { findingsOfDetail } from '#shared/errors/findingsDetail.ts';

type Details = Record<string, string | number>;
type Lookup = (key: string, details?: Record<string, string | number | boolean>) => string;

/** Turns an error of the catalogue into what happened (`text`) and what to do now (`hint`). */
export const useErrorText = () => {
  const { t } = useTranslation(['errors', 'common', 'rules', 'firmware', 'ocpp']);
  const format = useFormat();
  const describe = useDescribePoint();
  // The code decides which details there are; a test holds texts and catalogue together.
  const lookup = t as unknown as Lookup;
  return (error: WireError): { text: string; hint: string } =>
    errorWords(error, { lookup, describe, format });
};

/** Text and hint of an error from texts that are loaded: errors, common, rules, firmware, ocpp. */
export const errorWords = (
  error: WireError,
  { lookup, describe, format }: { lookup: Lookup; describe: DescribePoint; format: Format },
): { text: string; hint: string } => {
  const details: Details = {};
  for (const [name, value] of Object.entries(error.details)) {
    details[name] =
      typeof value === 'number' ? inWords(name, value, format) : named(name, value, error, describe, lookup);
  }
  return {
    text: lookup(`errors:${error.code}.text`, details),
    hint: lookup(`errors:${error.code}.hint`, details),
  };
};

const inWords = (name: string, value: number, format: Format): string => {
  if (name === 'rssiDbm') return format.dbm(value);
  if (name === 'seconds') return format.duration(value);
  if (name === 'laptop' || name === 'expectedAfter') return format.dateTime(value);
  return String(value);
};

const named = (
  name: string,
  value: string,
  error: WireError,
  describe: DescribePoint,
  lookup: Lookup,
): string => {
  if (name === 'point') return describe.label(value);
  if (name === 'points') return value.split(/,\s*/).map(describe.label).join(', ');
  if (name === 'reason' && error.code === 'radio.unavailable') return lookup(`common:radioReason.${value}`);
  if (name === 'reason' && error.code === 'firmware.refused') return lookup(`firmware:refusal.${value}`);
  if (name === 'holder') return lookup(`common:holder.${value}`, { defaultValue: value });
  if (name === 'rules')
    return [...new Set(value.split(/,\s*/))].map((rule) => inShort(rule, lookup)).join('; ');
  if (name === 'findings')
    return findingsOfDetail(value)
      .map((finding) => inFull(finding, lookup))
      .join(' ');
  if (name === 'fields') return lookup(`common:job.step.${value}`, { defaultValue: value });
  if (name === 'step') return lookup(`common:jobAction.${value}`, { defaultValue: value });
  return value;
};

/** A finding of the OCPP rules: why, and what to do. */
const inFull = ({ code, params }: { code: string; params: Details }, lookup: Lookup): string =>
  ['reason', 'fix']
    .map((part) => lookup(`ocpp:finding.${code}.${part}`, { ...params, defaultValue: '' }))
    .join(' ');

/** A rule without its numbers, which an error does not carry: its sentence, or, where that needs them, its advice. */
const inShort = (rule: string, lookup: Lookup): string => {
  const places = [`rules:finding.${rule}.text`, `rules:finding.${rule}.hint`];
  const ofOcpp = [`ocpp:finding.${rule}.reason`, `ocpp:finding.${rule}.fix`];
  const texts = [...places, ...ofOcpp].map((key) =>
    lookup(key, { defaultValue: '', skipInterpolation: true }),
  );
  const whole = texts.find((text) => text !== '' && !text.includes('{{'));
  return (whole ?? rule).replace(/\.$/, '');
};
