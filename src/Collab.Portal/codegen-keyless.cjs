const { isObjectType } = require('graphql');

/** Lists the types without an id, which the cache keeps inside what they belong to. */
module.exports.plugin = (schema) => {
  const names = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__') && !type.getFields().id)
    .map((type) => type.name)
    .sort();
  return `export const keyless = ${JSON.stringify(names, null, 2)} as const;\n`;
};
