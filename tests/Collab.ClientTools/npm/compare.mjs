// `node compare.mjs RELEASED CURRENT [TODAY]`: what the current schema would break for clients of the released one. Each finding is a line; none, and
// the exit code is 0. What may go, and when, is in docs/guides/release-the-schema.md.
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

const NOTICE_MONTHS = 3;
const [releasedFile, currentFile, today = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);
const released = buildSchema(readFileSync(releasedFile, 'utf8'));
const current = buildSchema(readFileSync(currentFile, 'utf8'));

const before = deprecations(released);
const now = deprecations(current);
const findings = [
  ...(await diff(released, current)).filter(breaks).map((change) => `${change.path}: ${change.message}`),
  ...[...now].flatMap(([place, reason]) => wrongWith(place, reason)),
];
for (const finding of findings) console.log(finding);
process.exitCode = findings.length > 0 ? 1 : 0;

/** Additions are never held against anyone, even where the inspector calls them dangerous for clients that switch over all values. */
function breaks({ criticality, type, path }) {
  // What a directive on a definition says is no concern of clients, but for deprecations, which are looked at below.
  if (path?.includes('.@')) return false;
  const matters = criticality.level === CriticalityLevel.Breaking || (criticality.level === CriticalityLevel.Dangerous && !type.endsWith('_ADDED'));
  const last = dateOf(before.get(path) ?? '');
  return matters && !(type.endsWith('_REMOVED') && last && last <= today);
}

function wrongWith(place, reason) {
  const last = dateOf(reason);
  if (!last) return [`${place}: say in the reason of @deprecated what to use instead and until when it stays, such as "Use title. Stays until 2027-03-31."`];
  const earlier = dateOf(before.get(place) ?? '');
  if (earlier && last < earlier) return [`${place}: clients were told that it stays until ${earlier}; it cannot go on ${last}.`];
  return earlier || last >= soonest() ? [] : [`${place}: stays until ${last}; clients have ${NOTICE_MONTHS} months, so not before ${soonest()}.`];
}

function dateOf(reason) {
  return /\buntil (\d{4}-\d{2}-\d{2})\b/.exec(reason)?.[1];
}

function soonest() {
  const date = new Date(`${today}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + NOTICE_MONTHS);
  return date.toISOString().slice(0, 10);
}

/** Every deprecated field, argument, input field and enum value by its place, as the inspector writes places. */
function deprecations(schema) {
  const found = new Map();
  const note = (place, { deprecationReason }) => deprecationReason != null && found.set(place, deprecationReason);
  for (const type of Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))) {
    if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      note(`${type.name}.${field.name}`, field);
      for (const argument of field.args ?? []) note(`${type.name}.${field.name}.${argument.name}`, argument);
    }
  }
  return found;
}
