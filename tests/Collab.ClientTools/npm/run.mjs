// Runs a package's program; when it fails, its own words are what this process says.
import { spawnSync } from 'node:child_process';

export function run(program, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`node_modules/${program}`, ...args], { encoding: 'utf8' });
  if (status !== 0) {
    console.error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
    process.exit(1);
  }
  return stdout;
}
