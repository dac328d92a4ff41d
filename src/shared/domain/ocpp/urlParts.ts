import type { OcppFinding } from './ocppFinding.ts';
import { type UrlRule, urlFinding } from './urlRules.ts';

/** An address taken apart by hand: the parser of browsers repairs too much to be a check. */
export interface UrlParts {
  readonly scheme: 'ws' | 'wss';
  readonly typedScheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
  readonly hasFragment: boolean;
}

type Split = { readonly parts: UrlParts } | { readonly finding: OcppFinding<UrlRule> };

const otherSchemes: Readonly<Record<string, string>> = { http: 'ws', https: 'wss' };

const isScheme = (text: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]{0,30}$/.test(text);

const withoutScheme = (text: string): Split => {
  const head = text.split(':', 1)[0] ?? '';
  const rest = text.slice(head.length + 1);
  const scheme = head.toLowerCase();
  if (head === text || !isScheme(head))
    return { finding: urlFinding('url-no-scheme', {}, `wss://${text.replace(/^\/{1,2}/, '')}`) };
  if (scheme === 'ws' || scheme === 'wss') {
    const host = rest.replace(/^\/{1,2}/, '');
    return host === ''
      ? { finding: urlFinding('url-no-host', {}) }
      : { finding: urlFinding('url-slashes', {}, `${scheme}://${host}`) };
  }
  // csms.example.com:8080 has a port, not a scheme.
  if (/^[0-9]/.test(rest) || head.includes('.'))
    return { finding: urlFinding('url-no-scheme', {}, `wss://${text}`) };
  return { finding: urlFinding('url-scheme', { scheme }) };
};

/** Splits text of the characters an address may have; what is no WebSocket address becomes a finding. */
export const splitUrl = (text: string): Split => {
  const at = text.indexOf('://');
  const typedScheme = text.slice(0, Math.max(at, 0));
  if (at < 0 || !isScheme(typedScheme)) return withoutScheme(text);
  const scheme = typedScheme.toLowerCase();
  const rest = text.slice(at + 3);
  if (scheme !== 'ws' && scheme !== 'wss') {
    const better = otherSchemes[scheme];
    return { finding: urlFinding('url-scheme', { scheme }, better && rest ? `${better}://${rest}` : null) };
  }
  if (rest === '') return { finding: urlFinding('url-no-host', {}) };
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const tail = end < 0 ? '' : rest.slice(end);
  if (authority === '') {
    const host = rest.replace(/^\/+/, '');
    const fix = /^[?#]|^$/.test(host) ? null : `${scheme}://${host}`;
    return { finding: urlFinding('url-slashes', {}, fix) };
  }
  const [beforeFragment = ''] = tail.split('#', 1);
  const [path = ''] = beforeFragment.split('?', 1);
  return {
    parts: {
      scheme,
      typedScheme,
      authority,
      path,
      query: beforeFragment.slice(path.length),
      hasFragment: tail.includes('#'),
    },
  };
};
