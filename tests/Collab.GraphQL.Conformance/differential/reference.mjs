// Answers engine-protocol requests with graphql-js: what our engine is compared with.
import { fakeResolvers } from './fake-resolvers.mjs';

/**
 * A function that answers requests as section 1 of the protocol asks.
 * @param graphql a version of the graphql module
 * @param rulesByName its validation rules, those for SDL included
 * @param validateSDL its validation of SDL
 */
export function reference(graphql, rulesByName, validateSDL) {
  const { fieldResolver, typeResolver } = fakeResolvers(graphql);
  // What the specification knows; the rest of graphql-js' rules are recommendations.
  const rules = graphql.specifiedRules.filter((rule) => rule.name !== 'MaxIntrospectionDepthRule');
  const schemas = new Map();

  function schemaOf(text) {
    let known = schemas.get(text);
    if (known === undefined) {
      known = buildSchema(text);
      if (schemas.size > 500) schemas.clear();
      schemas.set(text, known);
    }
    return known;
  }

  function buildSchema(text) {
    try {
      const schema = graphql.buildASTSchema(graphql.parse(text));
      const errors = graphql.validateSchema(schema);
      return errors.length > 0 ? { errors } : { schema };
    } catch (error) {
      return { errors: [error] };
    }
  }

  function answer(request) {
    const mode = request.mode ?? 'execute';
    if (mode === 'parse') return (graphql.parse(request.query), {});
    if (mode === 'schema' && request.rules) {
      return problems(validateSDL(graphql.parse(request.schema), undefined, request.rules.map((name) => rulesByName[name])));
    }

    const { schema, errors } = schemaOf(request.schema);
    if (errors) return problems(errors);
    if (mode === 'schema') return {};

    const document = graphql.parse(request.query);
    const faults = graphql.validate(schema, document, request.rules?.map((name) => rulesByName[name]) ?? rules);
    if (faults.length > 0 || mode === 'validate') return problems(faults);
    return executed(schema, document, request);
  }

  function executed(schema, document, request) {
    const operation = graphql.getOperationAST(document, request.operationName);
    const root = operation && schema.getRootType(operation.operation);
    if (!root) return { errors: [{ message: 'no such operation' }] };
    const result = graphql.execute({
      schema,
      document,
      variableValues: request.variables,
      operationName: request.operationName,
      rootValue: {},
      fieldResolver,
      typeResolver,
    });
    if (result.data === undefined) return problems(result.errors);
    return JSON.parse(JSON.stringify({ data: result.data, ...problems(result.errors ?? []) }));
  }

  return (request) => {
    try {
      return answer(request);
    } catch (error) {
      return { errors: [{ message: String(error?.message ?? error) }], gaveUp: error instanceof RangeError };
    }
  };
}

const problems = (errors) =>
  errors.length > 0
    ? {
        errors: errors.map(({ message, path }) => ({ message, path })),
        gaveUp: errors.some(({ message }) => /Validation aborted|too complex|call stack/i.test(message)),
      }
    : {};
