import { expect, test } from 'vitest';
import { toBridgeError } from '#renderer/app/bridge/bridgeError.ts';
import { setBridgeState } from '#renderer/app/bridge/bridgeState.ts';

const ended = Object.assign(new Error('closed while waiting'), { name: 'AbortError' });

test('a call that ends with its link says that the link is lost, before that is known', () => {
  setBridgeState({ kind: 'connected', epoch: 1 });
  expect(toBridgeError(ended)).toMatchObject({ code: 'bridge.closed', retryable: true });
  expect(toBridgeError(new Error('anything'))).toMatchObject({ code: 'internal.unexpected' });
  setBridgeState({ kind: 'lost' });
  expect(toBridgeError(new Error('anything'))).toMatchObject({ code: 'bridge.closed' });
});
