/** Whether a name in a certificate stands for a host: whole, or `*.` in place of its first part (RFC 6125). */
const isNameFor = (name: string, host: string): boolean => {
  if (!name.startsWith('*.')) return name === host;
  const cut = host.indexOf('.');
  return cut > 0 && host.slice(cut) === name.slice(1);
};

/** Whether one of the names of a certificate stands for a host (a name or an IP address without brackets). */
export const namesHost = (names: readonly string[], host: string): boolean => {
  const wanted = host.toLowerCase();
  const isAddress = /^[\d.]+$|:/.test(wanted);
  return names.some((name) =>
    isAddress ? name.toLowerCase() === wanted : isNameFor(name.toLowerCase(), wanted),
  );
};
