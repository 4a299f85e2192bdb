// Compares our engine with graphql-js, case by case. See README.md.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { difference } from './agreement.mjs';
import { cases } from './cases.mjs';
import { references } from './references.mjs';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    corpus: { type: 'string' },
    show: { type: 'string', default: '20' },
    program: { type: 'string', default: '../bin/Debug/net10.0/Collab.GraphQL.Conformance.dll' },
  },
});

const slowestMs = 2_000;
const engine = startEngine(new URL(options.program, import.meta.url).pathname);
const counts = {};
const slow = [];
let different = 0;

const until = Date.now() + Number(options.seconds) * 1_000;
for (const request of cases(options)) {
  if (Date.now() > until) break;
  await compare(request);
}

engine.stop();
for (const [kind, count] of Object.entries(counts)) console.log(`${kind}: ${JSON.stringify(count)}`);
for (const entry of slow.sort((a, b) => b.ms - a.ms).slice(0, 5)) console.log(`slow: ${entry.ms.toFixed(0)} ms ${entry.title}`);
console.log(`${different} different`);
process.exitCode = different > 0 ? 1 : 0;

async function compare({ kind, title, ...request }) {
  const count = (counts[kind] ??= { agreed: 0, accepted: 0, versions: 0, gaveUp: 0, different: 0 });
  const start = performance.now();
  const actual = await engine.ask(request);
  const ms = performance.now() - start;
  slow.push({ ms, title: `${kind} ${title ?? ''}` });
  if (slow.length > 1_000) slow.splice(0, slow.length, ...slow.sort((a, b) => b.ms - a.ms).slice(0, 5));
  const expected = references[0](request);
  if (expected.gaveUp && ms < slowestMs) count.gaveUp++;
  else if (ms >= slowestMs) report(count, kind, title, request, `took ${ms.toFixed(0)} ms`, expected, actual);
  else judge(count, kind, title, request, expected, actual);
}

function judge(count, kind, title, request, expected, actual) {
  const found = difference(request, expected, actual);
  if (found === null) {
    count.agreed++;
    if (!expected.errors) count.accepted++;
  } else if (difference(request, references[1](request), expected) !== null) {
    count.versions++;
  } else {
    report(count, kind, title, request, found, expected, actual);
  }
}

function report(count, kind, title, request, found, expected, actual) {
  count.different++;
  if (++different > Number(options.show)) return;
  const shown = JSON.stringify(request).slice(0, 3_000);
  console.log(`--- ${kind} ${title ?? ''}: ${found}\n${shown}\n  expected ${JSON.stringify(expected).slice(0, 500)}\n  actual   ${JSON.stringify(actual)?.slice(0, 500)}`);
}

function startEngine(program) {
  const child = spawn('dotnet', [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()(JSON.parse(line)));
  child.on('exit', () => waiting.splice(0).forEach((answer) => answer(undefined)));
  return {
    ask: (request) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${JSON.stringify({ id: 'x', ...request })}\n`);
      }),
    stop: () => child.stdin.end(),
  };
}
