// Section 2 of the engine protocol: when two answers agree. Each function says the difference, or null.
import { parseValue, print, specifiedDirectives, specifiedScalarTypes } from 'graphql';

const builtIn = new Set([...specifiedScalarTypes, ...specifiedDirectives].map(({ name }) => name));

/** The difference between what the reference and what the engine answered, or null. */
export function difference(request, expected, actual) {
  if (actual === undefined) return 'no answer';
  const failed = (answer) => (answer.errors?.length ?? 0) > 0;
  const mode = request.mode ?? 'execute';
  if (mode !== 'execute' || !('data' in expected)) {
    if (failed(expected) !== failed(actual)) return failed(expected) ? 'accepted, should be refused' : 'refused, should be accepted';
    return mode === 'execute' && 'data' in actual ? 'a request error with a data key' : null;
  }
  if (!('data' in actual)) return 'no data key';
  return dataDifference(comparable(expected.data), comparable(actual.data), 'data') ?? placesDifference(expected, actual);
}

/** Data with the full introspection result, if it is one, sorted by name and without what is built in. */
function comparable(data) {
  if (!data?.__schema?.types) return data;
  const named = (list) => list && sorted(list).map((item) => ({ ...item, args: item.args && named(item.args), ...defaultOf(item) }));
  const members = (type) =>
    Object.fromEntries(Object.entries(type).map(([key, value]) => [key, Array.isArray(value) && value[0]?.name ? named(value) : value]));
  const own = (list) => sorted(list).filter(({ name }) => !builtIn.has(name) && !name?.startsWith('__'));
  const { types, directives, ...rest } = data.__schema;
  return { ...data, __schema: { ...rest, types: own(types).map(members), directives: directives && own(directives).map((d) => ({ ...members(d), locations: [...(d.locations ?? [])].sort() })) } };
}

const sorted = (list) => [...list].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

const defaultOf = ({ defaultValue }) => (defaultValue ? { defaultValue: print(parseValue(defaultValue)) } : {});

function dataDifference(expected, actual, at) {
  if (expected === null || typeof expected !== 'object') return Object.is(expected, actual) || (expected === 0 && actual === 0) ? null : `${at}: ${JSON.stringify(expected)} became ${JSON.stringify(actual)}`;
  if (actual === null || typeof actual !== 'object' || Array.isArray(expected) !== Array.isArray(actual)) return `${at}: another kind of value`;
  const keys = Object.keys(expected);
  if (keys.join('\n') !== Object.keys(actual).join('\n')) return `${at}: keys ${Object.keys(actual)} instead of ${keys}`;
  for (const key of keys) {
    const found = dataDifference(expected[key], actual[key], `${at}.${key}`);
    if (found) return found;
  }
  return null;
}

function placesDifference(expected, actual) {
  const paths = (actual.errors ?? []).map((error) => JSON.stringify(error.path));
  if (new Set(paths).size !== paths.length) return 'two errors with one path';
  const [wanted, found] = [places(expected), places(actual)];
  return wanted === found ? null : `errors at ${found} instead of ${wanted}`;
}

/** The places of field errors: each path cut after the first step at which data is null. */
function places({ data, errors = [] }) {
  const cut = errors.map(({ path = [] }) => {
    let value = data;
    for (let i = 0; i < path.length; i++) {
      if (value === null || value === undefined) return JSON.stringify(path.slice(0, i));
      value = value[path[i]];
    }
    return JSON.stringify(path);
  });
  return [...new Set(cut)].sort().join(' ');
}
