process.stderr.write('usage: nexus COMMAND\n');
process.exitCode = 2;
