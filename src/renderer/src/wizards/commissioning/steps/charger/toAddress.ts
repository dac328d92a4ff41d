const USUAL_PORT = 502;
const USUAL_UNIT = 1;

/** "192.168.1.40" or "charger:1502" as `host:port/unit`; null when it is no address. */
export const toAddress = (typed: string): string | null => {
  const [, host, port = String(USUAL_PORT), unit = String(USUAL_UNIT)] =
    /^([A-Za-z0-9.-]+)(?::(\d{1,5}))?(?:\/(\d{1,3}))?$/.exec(typed.trim()) ?? [];
  const isPort = Number(port) >= 1 && Number(port) <= 65_535;
  return host === undefined || !isPort ? null : `${host}:${port}/${unit}`;
};
