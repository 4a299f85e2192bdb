// How many cases there are by rule and algorithm, beside those of another file of cases.
import { readFileSync } from 'node:fs';

/** Prints a line for each group and title: accepted and refused here, and there if a file is given. */
export function table(cases, beside) {
  const here = counted(cases);
  const there = beside ? counted(JSON.parse(readFileSync(beside, 'utf8')).cases.filter((item) => !item.versionSensitive)) : new Map();
  for (const key of [...new Set([...here.keys(), ...there.keys()])].sort()) {
    const [own, other] = [here.get(key) ?? [0, 0, 0], there.get(key) ?? [0, 0, 0]];
    console.log(`${key.padEnd(70)} ${own.join('/').padStart(12)}${beside ? `  beside ${other.join('/')}` : ''}`);
  }
}

function counted(cases) {
  const counts = new Map();
  for (const { group, title, rules, expect } of cases) {
    const key = `${group} ${rules?.[0] ?? title.split(':')[0].replace('validation/', '')}`;
    const count = counts.get(key) ?? [0, 0, 0];
    counts.set(key, count);
    if (expect.answer ? !('data' in expect.answer) : expect.ok === false) count[1]++;
    else count[0]++;
    if (expect.answer?.data !== undefined && expect.answer.errors) count[2]++;
  }
  return counts;
}
