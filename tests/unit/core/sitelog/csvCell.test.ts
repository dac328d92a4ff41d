import { expect, test } from 'vitest';
import { csvCell } from '#core/sitelog/csvCell.ts';

test.each([
  '=1+1',
  '+SUM(A1)',
  '-2+3',
  '@cmd',
  '\t=1',
  '\r=1',
  '\tx',
  '  =1',
  '\u00a0=1',
  '\n=1',
  '＝1+1',
  '－2+3',
  '-',
  '+1-1',
  '-1e5',
  '=HYPERLINK("http://x")',
])('%j gets an apostrophe', (text) => {
  expect(csvCell(text)).toBe(`'${text}`);
});

test.each(['', '0', '-5', '+420123456789', '-12.75', 'Dvořáková', 'a=b', '16', "'=1", 'NX-1', ' x'])(
  '%j stays as it is',
  (text) => {
    expect(csvCell(text)).toBe(text);
  },
);
