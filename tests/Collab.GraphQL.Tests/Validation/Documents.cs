using System.Collections.Immutable;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;
using Collab.GraphQL.Validation;
using Xunit;

namespace Collab.GraphQL.Tests.Validation;

static class Documents
{
    internal static readonly GraphQLSchema Pets = GraphQLSchema.Build("""
        interface Pet { name(short: Boolean): String owner: Human friend: Pet }
        type Dog implements Pet { name(short: Boolean): String owner: Human friend: Pet volume: Int barks: Boolean! }
        type Cat implements Pet { name(short: Boolean): String owner: Human friend: Pet volume: String lives: [Int!] }
        union Any = Dog | Cat | Human
        enum Size { SMALL LARGE }
        input Filter { size: Size! = SMALL named: String! first: Int }
        input Choice @oneOf { id: ID name: String }
        type Human { name(short: Boolean): String pets(filter: Filter, first: Int! = 10): [Pet!] any: [Any] }
        type Query { pet: Pet dog: Dog cat: Cat human: Human any: Any pick(choice: Choice, of: [Choice]): Pet }
        type Subscription { changed: Pet named: Human }
        """);

    internal static ImmutableArray<ValidationError> Check(string query, ValidationOptions? options = null) =>
        DocumentValidator.Validate(Pets, Parser.Parse(query), options);

    internal static ImmutableArray<ValidationError> CheckOnly(string rule, string query) =>
        Check(query, new ValidationOptions { Rules = ValidationRules.Of(rule) });

    internal static string OnlyError(string query, ValidationOptions? options = null) => Assert.Single(Check(query, options)).Message;
}
