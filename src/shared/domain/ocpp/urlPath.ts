import { decodeSegment } from './connectionUrl.ts';
import type { OcppFinding } from './ocppFinding.ts';
import { type UrlRule, urlFinding } from './urlRules.ts';

const isDot = (segment: string): boolean => {
  const plain = segment.replaceAll(/%2e/gi, '.');
  return plain === '.' || plain === '..';
};

/** The path without one trailing slash, and what is wrong with it; `prefix` is what stands before it. */
export const readPath = (
  typed: string,
  prefix: string,
): { readonly path: string; readonly findings: readonly OcppFinding<UrlRule>[] } => {
  const path = typed.endsWith('/') ? typed.slice(0, -1) : typed;
  const segments = path.split('/').slice(1);
  const kept = segments.filter((segment) => segment !== '' && !isDot(segment));
  const fix = [prefix, ...kept].join('/');
  if (/%(?![0-9A-Fa-f]{2})/.test(path) || decodeSegment(path) === null)
    return { path, findings: [urlFinding('url-percent', {})] };
  if (/%(?:2f|5c|00)/i.test(path)) return { path, findings: [urlFinding('url-encoded-slash', {})] };
  if (segments.some(isDot)) return { path, findings: [urlFinding('url-dot-segment', {}, fix)] };
  if (segments.includes('')) return { path, findings: [urlFinding('url-empty-segment', {}, fix)] };
  const written = `${prefix}${path}`;
  return {
    path,
    findings: path === typed ? [] : [urlFinding('url-trailing-slash', { written })],
  };
};
