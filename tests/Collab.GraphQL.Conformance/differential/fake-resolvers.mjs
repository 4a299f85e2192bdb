// Section 3 of the engine protocol on graphql-js: a value follows from where it stands and how it was called.
/** H: FNV-1a over UTF-8, then a mixing end. */
export function hash(text) {
  let h = 2166136261;
  for (const byte of Buffer.from(text, 'utf8')) h = Math.imul(h ^ byte, 16777619);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The canonical text of a coerced argument value. */
export function canonical(value) {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort();
  return `{${keys.map((key) => `${quoted(key)}:${canonical(value[key])}`).join(',')}}`;
}

function number(value) {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 53) return String(value === 0 ? 0 : value);
  const bits = Buffer.alloc(8);
  bits.writeDoubleBE(value);
  return `"0x${bits.toString('hex')}"`;
}

const quoted = (text) =>
  `"${text.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

/** The resolvers for a version of the graphql module. */
export function fakeResolvers(graphql) {
  const { isEnumType, isInterfaceType, isListType, isNonNullType, isObjectType, isUnionType } = graphql;

  function fieldResolver(source, args, context, info) {
    const steps = [];
    for (let at = info.path; at; at = at.prev) steps.push(at.key);
    const position = steps.reverse().join('.');
    const call = `${info.parentType.name}.${info.fieldName}(${canonical(args)})`;
    if (hash(`${position}|${call}`) % 41 === 7) throw new Error('boom');
    return valueOf(info.schema, info.returnType, position, call);
  }

  function valueOf(schema, type, position, call) {
    const h = hash(`${position}|${call}`);
    const required = isNonNullType(type);
    if (required ? h % 53 === 11 : h % 13 === 3) return null;
    const bare = required ? type.ofType : type;
    if (isListType(bare)) {
      return Array.from({ length: (h >>> 4) % 4 }, (_, i) => valueOf(schema, bare.ofType, `${position}.${i}`, call));
    }
    return namedValue(schema, bare, h, `${position}|${call}`);
  }

  function namedValue(schema, type, h, text) {
    const hex = h.toString(16).padStart(8, '0');
    if (isObjectType(type)) return {};
    if (isInterfaceType(type) || isUnionType(type)) {
      const names = schema.getPossibleTypes(type).map((possible) => possible.name).sort();
      return { type: names[h % names.length] };
    }
    if (isEnumType(type)) return type.getValues()[h % type.getValues().length].value;
    switch (type.name) {
      case 'Int': return h | 0;
      case 'Float': return ((h % 2000001) - 1000000) / 8;
      case 'Boolean': return h % 2 === 1;
      case 'String': return text;
      case 'ID': return `id:${hex}`;
      default: return `${type.name}:${hex}`;
    }
  }

  return { fieldResolver, typeResolver: (value) => value.type };
}
