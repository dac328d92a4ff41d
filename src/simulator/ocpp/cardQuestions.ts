import type { OcppSide } from '#simulator/charger/ocppSide.ts';
import type { Payload } from './payload.ts';

/** As `ocpp.offline`. */
const offlineRule = { deny: 0, localList: 1, allow: 2 } as const;

const longestTag = 20;

/** Lets the back end decide about cards, and `ocpp.offline` while nobody can be asked. */
export function askAboutCards(
  side: OcppSide,
  call: () => ((action: string, payload: Payload) => Promise<Payload>) | undefined,
): void {
  const ask = async (send: NonNullable<ReturnType<typeof call>>, uid: string): Promise<void> => {
    const { idTagInfo } = await send('Authorize', { idTag: uid.slice(0, longestTag) });
    const status: unknown =
      typeof idTagInfo === 'object' && idTagInfo !== null ? Reflect.get(idTagInfo, 'status') : undefined;
    if (status === 'Accepted') side.start(uid);
  };
  side.onCard((uid) => {
    const { isOn, offline } = side.settings();
    if (!isOn) return false;
    const send = call();
    if (send !== undefined) {
      ask(send, uid).catch(() => undefined);
      return true;
    }
    if (offline === offlineRule.allow) side.start(uid);
    return offline !== offlineRule.localList;
  });
}
