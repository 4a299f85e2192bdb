// Validates manifests: `node validate.mjs FILE DEFINITIONS`. Kubernetes' own kinds by kubernetes-models, operators' kinds by the
// CustomResourceDefinitions in the folder DEFINITIONS; there a field that they do not know is a mistake too.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { parseAllDocuments } from "yaml";

const [file, definitions] = process.argv.slice(2);
const read = (path) => parseAllDocuments(readFileSync(path, "utf8")).map((document) => document.toJS()).filter(Boolean);
const mistakes = [];
const counts = { own: 0, custom: 0, unknown: 0 };

const custom = new Map();
if (existsSync(definitions)) {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  for (const name of readdirSync(definitions).filter((each) => each.endsWith(".yaml"))) {
    for (const { spec } of read(join(definitions, name))) {
      for (const version of spec.versions) {
        custom.set(`${spec.group}/${version.name} ${spec.names.kind}`, ajv.compile(closed(version.schema.openAPIV3Schema)));
      }
    }
  }
}

for (const thing of read(file)) {
  const place = `${thing.kind} ${thing.metadata?.name}`;
  const validate = custom.get(`${thing.apiVersion} ${thing.kind}`);
  if (validate) {
    counts.custom++;
    if (!validate(thing)) mistakes.push(...validate.errors.map((error) => `${place}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`));
  } else if (thing.apiVersion.includes(".") && !thing.apiVersion.split("/")[0].endsWith(".k8s.io")) {
    counts.unknown++;
  } else {
    counts.own++;
    // Kubernetes passes over the line ends within Base64, by which kustomize breaks long lines.
    if (thing.kind === "Secret") for (const [name, value] of Object.entries(thing.data ?? {})) thing.data[name] = value.replaceAll("\n", "");
    try {
      const Model = (await import(`kubernetes-models/${thing.apiVersion}`))[thing.kind];
      new Model(thing).validate();
    } catch (error) {
      mistakes.push(`${place} (${thing.apiVersion}): ${error.message}`);
    }
  }
}

if (mistakes.length > 0) {
  console.error(mistakes.join("\n"));
  process.exit(1);
}

console.log(`${counts.own} of Kubernetes, ${counts.custom} of operators, ${counts.unknown} without a definition`);

// Kubernetes drops fields that a definition does not have; here they are mistakes. The metadata is Kubernetes' own.
function closed(schema, isRoot = true) {
  if (schema === null || typeof schema !== "object") return schema;
  const made = { ...schema };
  if (made.properties) {
    made.properties = Object.fromEntries(Object.entries(made.properties).map(([name, value]) => [name, isRoot && name === "metadata" ? value : closed(value, false)]));
    if (!made["x-kubernetes-preserve-unknown-fields"] && made.additionalProperties === undefined) made.additionalProperties = false;
  }
  if (made.items) made.items = closed(made.items, false);
  if (typeof made.additionalProperties === "object") made.additionalProperties = closed(made.additionalProperties, false);
  if (made["x-kubernetes-int-or-string"]) {
    delete made.type;
    delete made.anyOf;
  }
  return made;
}
