// Valid documents for a schema, by chance: fragments, aliases, directives, variables, every kind of value.
import * as g from 'graphql';

const odd = [null, true, 0, 2147483648, 1.5, '', 'RED', [], [null], [[1]], {}, { id: 'x' }, { id: 1, name: 'y' }, { from: 1, zz: 2 }];
const words = ['alpha', 'beta', '', 'a b', 'ä😀', '"q"', 'line\nbreak'];

/** A document for a schema, mostly valid, and variables for it. */
export function documentFor(schema, chance) {
  const writer = new DocumentWriter(schema, chance);
  return writer.write();
}

class DocumentWriter {
  constructor(schema, chance) {
    this.schema = schema;
    this.chance = chance;
    this.variables = [];
    this.values = {};
    this.fragments = [];
    this.budget = 5 + chance.below(40);
  }

  write() {
    const { chance, schema } = this;
    const kinds = ['query', 'query', 'query', 'mutation', 'subscription'].filter((kind) => schema.getRootType(kind));
    const kind = chance.pick(kinds);
    const body = kind === 'subscription' ? this.subscription() : this.selectionSet(schema.getRootType(kind), 0);
    const declared = this.variables.map((v) => `$${v.name}: ${v.type}${v.defaultText === undefined ? '' : ` = ${v.defaultText}`}`);
    const head = declared.length > 0 ? `${kind} Op(${declared.join(', ')})` : chance.chance(0.5) && kind === 'query' ? '' : `${kind} Op`;
    const parts = [`${head} ${body}`, ...this.fragments.map((f) => `fragment ${f.name} on ${f.type} ${f.body}`)];
    if (chance.chance(0.1)) parts.push('query Other { __typename }');
    if (chance.chance(0.3)) parts.reverse();
    const operationName = chance.chance(0.1) ? chance.pick(['Op', 'Other', 'Nope', '', null]) : undefined;
    return { query: parts.join('\n'), variables: this.values, operationName };
  }

  subscription() {
    const type = this.schema.getSubscriptionType();
    return `{ ${this.field(type, this.chance.pick(Object.values(type.getFields())), 0)} }`;
  }

  selectionSet(type, depth) {
    const count = 1 + this.chance.below(4);
    const selections = [];
    for (let i = 0; i < count; i++) selections.push(this.selection(type, depth));
    return `{ ${selections.join(' ')} }`;
  }

  selection(type, depth) {
    const { chance } = this;
    this.budget--;
    if (depth < 6 && this.budget > 0 && !type.name.startsWith('__') && chance.chance(0.25)) return this.fragmentIn(type, depth);
    if (type === this.schema.getQueryType() && chance.chance(0.04)) return this.typeField(depth);
    // What built-in types say of themselves is not compared.
    const fields = g.isUnionType(type) ? [] : Object.values(type.getFields()).filter(({ name }) => name !== 'description');
    const fitting = this.budget > 0 && depth < 6 ? fields : fields.filter((field) => g.isLeafType(g.getNamedType(field.type)));
    if (fitting.length === 0 || chance.chance(0.05)) return chance.chance(0.3) ? 't: __typename' : '__typename';
    return this.field(type, chance.pick(fitting), depth);
  }

  field(type, field, depth) {
    const { chance } = this;
    const alias = chance.chance(0.2) ? `${chance.pick(['a', 'b', 'x', field.name])}${chance.chance(0.7) ? chance.below(100) : ''}: ` : '';
    const named = g.getNamedType(field.type);
    const subfields = g.isLeafType(named) ? '' : ` ${this.selectionSet(named, depth + 1)}`;
    return `${alias}${field.name}${this.args(field.args)}${this.directives('FIELD')}${subfields}`;
  }

  typeField(depth) {
    const names = Object.keys(this.schema.getTypeMap()).filter((name) => !name.startsWith('__'));
    return `${this.chance.pick(['', 'm: '])}__type(name: "${this.chance.pick([...names, 'Nope'])}") ${this.selectionSet(this.schema.getType('__Type'), depth + 3)}`;
  }

  fragmentIn(type, depth) {
    const { chance, schema } = this;
    const types = Object.values(schema.getTypeMap()).filter(
      (other) => g.isCompositeType(other) && !other.name.startsWith('__') && g.doTypesOverlap(schema, type, other));
    const condition = chance.pick(types);
    const known = this.fragments.filter((f) => types.some((t) => t.name === f.type));
    if (known.length > 0 && chance.chance(0.4)) return `...${chance.pick(known).name}`;
    if (chance.chance(0.4)) {
      const body = this.selectionSet(condition, depth + 1);
      const name = `F${this.fragments.length}`;
      this.fragments.push({ name, type: condition.name, body });
      return `...${name}${this.directives('FRAGMENT_SPREAD')}`;
    }
    if (chance.chance(0.2)) return `...${this.directives('INLINE_FRAGMENT')} ${this.selectionSet(type, depth + 1)}`;
    return `... on ${condition.name}${this.directives('INLINE_FRAGMENT')} ${this.selectionSet(condition, depth + 1)}`;
  }

  directives(location) {
    const { chance } = this;
    if (!chance.chance(0.12)) return '';
    const directive = chance.pick(this.schema.getDirectives().filter((d) => d.locations.includes(location)));
    return ` @${directive.name}${this.args(directive.args)}`;
  }

  args(args) {
    const given = args.filter((arg) => g.isRequiredArgument(arg) || this.chance.chance(0.5));
    return given.length === 0 ? '' : `(${given.map((arg) => `${arg.name}: ${this.input(arg.type, 0, arg.defaultValue !== undefined)}`).join(', ')})`;
  }

  input(type, depth, hasDefault) {
    const { chance } = this;
    if (chance.chance(0.2)) return this.variable(type, hasDefault);
    return this.literal(type, depth);
  }

  variable(type, hasDefault) {
    const { chance } = this;
    const name = `v${this.variables.length}`;
    let declared = type;
    if (!g.isNonNullType(type) && chance.chance(0.3)) declared = new g.GraphQLNonNull(type);
    const nullable = g.isNonNullType(declared) && (hasDefault || chance.chance(0.2)) && chance.chance(0.5) ? declared.ofType : declared;
    const needsDefault = g.isNonNullType(type) && !g.isNonNullType(nullable) && !hasDefault;
    const defaultText = needsDefault || chance.chance(0.2) ? this.literal(nullable, 1, true) : undefined;
    this.variables.push({ name, type: String(nullable), defaultText: needsDefault && defaultText === 'null' ? undefined : defaultText });
    if (!chance.chance(0.2)) this.values[name] = this.json(nullable, 0);
    return `$${name}`;
  }

  literal(type, depth, isConst = false) {
    const { chance } = this;
    if (g.isNonNullType(type)) return this.literalOf(type.ofType, depth, isConst);
    return chance.chance(0.1) ? 'null' : this.literalOf(type, depth, isConst);
  }

  literalOf(type, depth, isConst) {
    const { chance } = this;
    if (g.isListType(type)) {
      if (chance.chance(0.2)) return this.literal(type.ofType, depth + 1, isConst);
      return `[${Array.from({ length: chance.below(3) }, () => (isConst ? this.literal(type.ofType, depth + 1, true) : this.input(type.ofType, depth + 1, false))).join(', ')}]`;
    }
    if (g.isInputObjectType(type)) return this.object(type, (field) => `${field.name}: ${isConst ? this.literal(field.type, depth + 1, true) : this.input(field.type, depth + 1, field.defaultValue !== undefined)}`, depth, (parts) => `{${parts.join(', ')}}`);
    if (g.isEnumType(type)) return chance.pick(type.getValues()).name;
    const text = JSON.stringify(chance.pick(words));
    switch (type.name) {
      case 'Int': return String(chance.pick([0, -1, 7, 2147483647, -2147483648]));
      case 'Float': return chance.pick(['0', '1.5', '-2e3', '1E-2', '12345678901234567890']);
      case 'Boolean': return chance.pick(['true', 'false']);
      case 'String': return chance.chance(0.1) ? '"""block\n  text"""' : text;
      case 'ID': return chance.pick([text, '42', '"7"']);
      default: return chance.pick([text, '3', '4.5', 'true', 'WORD', '[1, "two", THREE]', '{a: 1, b: {c: [null]}}']);
    }
  }

  object(type, write, depth, join) {
    const { chance } = this;
    const fields = Object.values(type.getFields());
    if (type.isOneOf) return join(this.one(fields, write));
    return join(fields.filter((field) => g.isRequiredInputField(field) || (depth < 3 && chance.chance(0.3))).map(write));
  }

  one(fields, write) {
    const field = this.chance.pick(fields);
    return [write({ name: field.name, type: new g.GraphQLNonNull(field.type) })];
  }

  json(type, depth) {
    const { chance } = this;
    if (chance.chance(0.04)) return chance.pick(odd);
    if (g.isNonNullType(type)) return this.jsonOf(type.ofType, depth);
    return chance.chance(0.1) ? null : this.jsonOf(type, depth);
  }

  jsonOf(type, depth) {
    const { chance } = this;
    if (g.isListType(type)) {
      return chance.chance(0.2) ? this.json(type.ofType, depth + 1) : Array.from({ length: chance.below(3) }, () => this.json(type.ofType, depth + 1));
    }
    if (g.isInputObjectType(type)) return this.object(type, (field) => [field.name, this.json(field.type, depth + 1)], depth, Object.fromEntries);
    if (g.isEnumType(type)) return chance.pick(type.getValues()).name;
    switch (type.name) {
      case 'Int': return chance.pick([0, -1, 7, 2147483647]);
      case 'Float': return chance.pick([0, 1.5, -2e300]);
      case 'Boolean': return chance.chance(0.5);
      case 'String': return chance.pick(words);
      case 'ID': return chance.pick(['x', 42]);
      default: return chance.pick(['s', 3, 4.5, true, [1, 'two'], { a: 1, b: { c: [null] } }]);
    }
  }
}
