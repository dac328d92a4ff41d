// Imported first by every entry: an older Node gets one clear sentence instead of a syntax error further down.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    'Nexus Configurator needs Node 20.19 or newer to start; this is Node ' +
      process.versions.node +
      '. Install a current one from https://nodejs.org.\n',
  );
  process.exit(1);
}
