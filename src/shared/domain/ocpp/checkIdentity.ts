import { decodeSegment } from './connectionUrl.ts';
import { type IdentityRule, identityFinding } from './identityRules.ts';
import { codePointName, isBlocked, type OcppFinding } from './ocppFinding.ts';
import { generalLimits, type OcppLimits, type SecurityProfile } from './ocppLimits.ts';
import { trimAscii } from './urlText.ts';

export interface IdentityOptions {
  readonly limits?: OcppLimits;
  readonly profile?: SecurityProfile | null;
  /** Identities the back end knows. */
  readonly known?: readonly string[];
  /** Identities of the other chargers of the same batch. */
  readonly others?: readonly string[];
}

export interface IdentityCheck {
  readonly findings: readonly OcppFinding<IdentityRule>[];
  /** As it is written to the charger; null when a rule blocks. */
  readonly identity: string | null;
}

type Findings = OcppFinding<IdentityRule>[];

const readableLength = 4096;
/** Letters of other scripts that look like Latin ones, each above what it looks like. */
const lookAlikes = [
  'АВЕКМНОРСТУХЅІЈаеорсухѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧ',
  'ABEKMHOPCTYXSIJaeopcyxsijABEZHIKMNOPTYX',
] as const;

const asciiLike = (text: string): string | null => {
  const [foreign, latin] = lookAlikes;
  const plain = Array.from(text.normalize('NFKC'))
    .map((character) => latin[foreign.indexOf(character)] ?? character)
    .join('');
  return /^[!-~]+$/.test(plain) ? plain : null;
};

const characterFinding = (text: string): OcppFinding<IdentityRule> | null => {
  let at = 0;
  for (const character of text) {
    const params = { character: codePointName(character), position: at + 1 };
    if (character < ' ' || character === '\u007f') return identityFinding('identity-control', params);
    if (character > '~') return identityFinding('identity-not-ascii', params, asciiLike(text));
    at += character.length;
  }
  return null;
};

const reservedFindings = (text: string): Findings => {
  if (/%[0-9A-Fa-f]{2}/.test(text)) {
    const decoded = decodeSegment(text);
    return [
      identityFinding('identity-encoded', {}, decoded !== null && /^[ -~]+$/.test(decoded) ? decoded : null),
    ];
  }
  const [reserved] = /[/\\?#%]/.exec(text) ?? [];
  return reserved === undefined ? [] : [identityFinding('identity-reserved', { character: reserved })];
};

const encodingFindings = (text: string, profile: SecurityProfile | null): Findings => {
  const findings: Findings = [];
  if (text.includes(' '))
    findings.push(identityFinding('identity-blank', { encoded: encodeURIComponent(text) }));
  if (text.includes(':'))
    findings.push(
      profile === 1 || profile === 2
        ? identityFinding('identity-colon-key', { profile })
        : identityFinding('identity-colon', {}),
    );
  const [unusual] = /^[^A-Za-z0-9 /\\?#%:]/.exec(text) ?? /[^A-Za-z0-9._\- /\\?#%:]/.exec(text) ?? [];
  if (unusual !== undefined && text !== '.' && text !== '..')
    findings.push(identityFinding('identity-unusual', { character: unusual }));
  return findings;
};

const neighbourFindings = (text: string, { known = [], others = [] }: IdentityOptions): Findings => {
  if (others.includes(text)) return [identityFinding('identity-twice', { identity: text })];
  if (known.includes(text)) return [];
  const lower = text.toLowerCase();
  const similar = [...known, ...others].find((each) => each.toLowerCase() === lower);
  if (similar === undefined) return [];
  const fix = known.includes(similar) ? similar : null;
  return [identityFinding('identity-case', { known: similar }, fix)];
};

/** Every rule for the identity (checklist I1–I10); case is never changed, and no text makes it throw. */
export const checkIdentity = (typed: string, options: IdentityOptions = {}): IdentityCheck => {
  const max = (options.limits ?? generalLimits).identityBytes;
  const tooLong = (length: number) => identityFinding('identity-too-long', { length, max });
  if (typed.length > readableLength) return { findings: [tooLong(typed.length)], identity: null };
  const text = trimAscii(typed);
  if (text === '') return { findings: [identityFinding('identity-empty', {})], identity: null };
  const findings: Findings = text === typed ? [] : [identityFinding('identity-trimmed', {}, text)];
  const character = characterFinding(text);
  if (character) return { findings: [...findings, character], identity: null };
  if (text === '.' || text === '..') findings.push(identityFinding('identity-dots', {}));
  if (text.length > max) findings.push(tooLong(text.length));
  findings.push(
    ...reservedFindings(text),
    ...encodingFindings(text, options.profile ?? null),
    ...neighbourFindings(text, options),
  );
  return { findings, identity: isBlocked(findings) ? null : text };
};
