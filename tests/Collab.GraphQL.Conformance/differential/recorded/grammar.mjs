// Documents by chance from the grammar of the specification (appendix "Grammar Summary"), each with the productions that it uses.

const grammar = {
  Document: 'Definition Definition* | ExecutableDefinition',
  Definition: 'ExecutableDefinition | TypeSystemDefinition | TypeSystemExtension',
  ExecutableDefinition: 'OperationDefinition | FragmentDefinition',
  OperationDefinition: 'SelectionSet | Description? OperationType Name? VariablesDefinition? Directives? SelectionSet',
  OperationType: 'query | mutation | subscription',
  SelectionSet: '{ Selection Selection* }',
  Selection: 'Field | Field | Field | FragmentSpread | InlineFragment',
  Field: 'Alias? Name Arguments? Directives? SelectionSet?',
  Alias: 'Name :',
  Arguments: '( Argument Argument* )',
  Argument: 'Name : Value',
  FragmentSpread: '... FragmentName Directives?',
  InlineFragment: '... TypeCondition? Directives? SelectionSet',
  FragmentDefinition: 'Description? fragment FragmentName TypeCondition Directives? SelectionSet',
  TypeCondition: 'on NamedType',
  Value: 'Variable | ConstValue | ListValue | ObjectValue',
  ListValue: '[ Value* ]',
  ObjectValue: '{ ObjectField* }',
  ObjectField: 'Name : Value',
  ConstValue: 'IntValue | FloatValue | StringValue | BooleanValue | NullValue | EnumValue | ConstList | ConstObject',
  ConstList: '[ ConstValue* ]',
  ConstObject: '{ ConstField* }',
  ConstField: 'Name : ConstValue',
  Variable: '$ Name',
  VariablesDefinition: '( VariableDefinition VariableDefinition* )',
  VariableDefinition: 'Description? Variable : Type DefaultValue? ConstDirectives?',
  DefaultValue: '= ConstValue',
  Type: 'NamedType | ListType | NonNullType',
  ListType: '[ Type ]',
  NonNullType: 'NamedType ! | ListType !',
  NamedType: 'TypeName',
  Directives: 'Directive Directive*',
  Directive: '@ Name Arguments?',
  ConstDirectives: 'ConstDirective ConstDirective*',
  ConstDirective: '@ Name ConstArguments?',
  ConstArguments: '( ConstArgument ConstArgument* )',
  ConstArgument: 'Name : ConstValue',
  TypeSystemDefinition: 'SchemaDefinition | TypeDefinition | TypeDefinition | TypeDefinition | DirectiveDefinition',
  TypeDefinition: 'ScalarTypeDefinition | ObjectTypeDefinition | ObjectTypeDefinition | InterfaceTypeDefinition | UnionTypeDefinition | EnumTypeDefinition | InputObjectTypeDefinition',
  TypeSystemExtension: 'SchemaExtension | ScalarTypeExtension | ObjectTypeExtension | InterfaceTypeExtension | UnionTypeExtension | EnumTypeExtension | InputObjectTypeExtension',
  SchemaDefinition: 'Description? schema ConstDirectives? { RootOperationTypeDefinition RootOperationTypeDefinition* }',
  RootOperationTypeDefinition: 'OperationType : NamedType',
  SchemaExtension: 'extend schema ConstDirectives? { RootOperationTypeDefinition } | extend schema ConstDirectives',
  ScalarTypeDefinition: 'Description? scalar TypeName ConstDirectives?',
  ScalarTypeExtension: 'extend scalar TypeName ConstDirectives',
  ObjectTypeDefinition: 'Description? type TypeName ImplementsInterfaces? ConstDirectives? FieldsDefinition?',
  ObjectTypeExtension: 'extend type TypeName ImplementsInterfaces? ConstDirectives? FieldsDefinition | extend type TypeName ImplementsInterfaces? ConstDirectives | extend type TypeName ImplementsInterfaces',
  ImplementsInterfaces: 'implements NamedType AmpersandType* | implements & NamedType AmpersandType*',
  AmpersandType: '& NamedType',
  FieldsDefinition: '{ FieldDefinition FieldDefinition* }',
  FieldDefinition: 'Description? Name ArgumentsDefinition? : Type ConstDirectives?',
  ArgumentsDefinition: '( InputValueDefinition InputValueDefinition* )',
  InputValueDefinition: 'Description? Name : Type DefaultValue? ConstDirectives?',
  InterfaceTypeDefinition: 'Description? interface TypeName ImplementsInterfaces? ConstDirectives? FieldsDefinition?',
  InterfaceTypeExtension: 'extend interface TypeName ImplementsInterfaces? ConstDirectives? FieldsDefinition | extend interface TypeName ConstDirectives',
  UnionTypeDefinition: 'Description? union TypeName ConstDirectives? UnionMemberTypes?',
  UnionTypeExtension: 'extend union TypeName ConstDirectives? UnionMemberTypes | extend union TypeName ConstDirectives',
  UnionMemberTypes: '= NamedType PipeType* | = PIPE NamedType PipeType*',
  PipeType: 'PIPE NamedType',
  EnumTypeDefinition: 'Description? enum TypeName ConstDirectives? EnumValuesDefinition?',
  EnumTypeExtension: 'extend enum TypeName ConstDirectives? EnumValuesDefinition | extend enum TypeName ConstDirectives',
  EnumValuesDefinition: '{ EnumValueDefinition EnumValueDefinition* }',
  EnumValueDefinition: 'Description? EnumValue ConstDirectives?',
  InputObjectTypeDefinition: 'Description? input TypeName ConstDirectives? InputFieldsDefinition?',
  InputObjectTypeExtension: 'extend input TypeName ConstDirectives? InputFieldsDefinition | extend input TypeName ConstDirectives',
  InputFieldsDefinition: '{ InputValueDefinition InputValueDefinition* }',
  DirectiveDefinition: 'Description? directive @ Name ArgumentsDefinition? on DirectiveLocations | Description? directive @ Name ArgumentsDefinition? repeatable on DirectiveLocations',
  DirectiveLocations: 'DirectiveLocation PipeLocation* | PIPE DirectiveLocation PipeLocation*',
  PipeLocation: 'PIPE DirectiveLocation',
  Description: 'StringValue',
};

const terminals = {
  PIPE: ['|'],
  Name: ['agency', 'name', 'goals', 'on', 'type', 'query', 'fragment', 'input', 'true', 'null', '_', 'x1', 'schema', 'extend', 'repeatable'],
  FragmentName: ['Card', 'query', 'fields', 'true', '_f'],
  TypeName: ['Agency', 'Person', 'Goal', 'type', 'Int', 'on', '__T'],
  IntValue: ['0', '-7', '42', '9007199254740993'],
  FloatValue: ['0.5', '-1e3', '2.50E-2'],
  StringValue: ['""', '"a b"', '"\\u00e4\\n"', '"""block"""', '"""\n  two\n  lines\n"""'],
  BooleanValue: ['true', 'false'],
  NullValue: ['null'],
  EnumValue: ['RED', 'on', 'type', '_A1'],
  DirectiveLocation: ['QUERY', 'MUTATION', 'SUBSCRIPTION', 'FIELD', 'FRAGMENT_DEFINITION', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT', 'VARIABLE_DEFINITION', 'SCHEMA', 'SCALAR', 'OBJECT', 'FIELD_DEFINITION', 'ARGUMENT_DEFINITION', 'INTERFACE', 'UNION', 'ENUM', 'ENUM_VALUE', 'INPUT_OBJECT', 'INPUT_FIELD_DEFINITION'],
};

const deepest = 14;

/** The names of the productions. */
export const productions = Object.keys(grammar);

/** A document that uses a production. */
export function documentWith(production, chance) {
  for (;;) {
    const used = new Set();
    const tokens = expand('Document', chance, used, 0);
    if (used.has(production) && tokens.length <= 60) return spaced(tokens, chance);
  }
}

function expand(symbol, chance, used, depth) {
  if (terminals[symbol]) return [chance.pick(terminals[symbol])];
  if (!grammar[symbol]) return [symbol];
  used.add(symbol);
  // Selection sets end sooner when they are deep; all else of the grammar that can go on is optional.
  return chance.pick(grammar[symbol].split(' | ')).split(' ').flatMap((part) => {
    const [, name, operator] = /^(.+?)([?*]?)$/.exec(part);
    const more = 0.5 * (1 - depth / deepest);
    if (operator === '?' && !chance.chance(more)) return [];
    const count = operator === '*' ? [0, 1, 2].find((n) => n === 2 || !chance.chance(more)) : 1;
    return Array.from({ length: count }, () => expand(name, chance, used, depth + 1)).flat();
  });
}

/** Tokens with what is ignored between them, often less than one would write. */
function spaced(tokens, chance) {
  const style = chance.below(3);
  return tokens.reduce((text, token) => {
    const touches = /[\w"]$/.test(text) && /^[\w"$-]/.test(token);
    const between = style === 0 ? ' ' : style === 1 ? (touches ? ' ' : '') : chance.pick([' ', '  ', ', ', '\n', '\t', ' # ignored\n', '\r\n']);
    return text === '' ? token : text + between + token;
  }, '');
}
