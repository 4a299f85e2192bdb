using System.Text.Json;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Types;
using Collab.Network.Kernel;
using Collab.Network.Tests.Goals;

namespace Collab.Network.Tests.AnotherEngine;

/// <summary>SDL and bindings are all that an engine needs: docs/decisions/graphql-engine.md.</summary>
public sealed class AnotherEngineTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    static readonly GraphQLSchema Schema = GraphQLSchema.Build(NetworkSchema.Texts());

    [Fact]
    public void Every_field_scalar_enum_and_input_can_be_read_from_the_map()
    {
        var map = NetworkSchema.Bindings();
        var objects = Schema.Types.Items.OfType<GraphQLObjectType>().Where(type => !type.IsBuiltIn).ToArray();

        Assert.All(objects.SelectMany(type => type.Fields.Items.Select(field => (type, field))), place =>
            Assert.NotNull(NaiveEngine.BindingOf(Schema, map, place.type, place.field.Name)));
        Assert.All(Schema.Types.Items.OfType<GraphQLEnumType>().Where(type => !type.IsBuiltIn), type => Assert.Contains(map.Enums, bound => bound.TypeName == type.Name));
        Assert.All(Schema.Types.Items.OfType<GraphQLInputObjectType>(), type => Assert.Contains(map.Inputs, bound => bound.TypeName == type.Name));
        Assert.All(Schema.Types.Items.OfType<GraphQLScalarType>().Where(type => !type.IsBuiltIn), type => Assert.Contains(map.Scalars, bound => bound.TypeName == type.Name));
        Assert.All(objects.SelectMany(type => type.Fields.Items.Select(field => (type, field))), place =>
            Assert.Equal(
                place.field.Arguments.Items.Select(argument => argument.Name).Order(StringComparer.OrdinalIgnoreCase),
                ArgumentNames(NaiveEngine.BindingOf(Schema, map, place.type, place.field.Name)!.ArgumentsType),
                StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Another_engine_answers_as_ours_does()
    {
        var (project, viewer) = await network.NewProject();
        await network.StartedGoals(project, viewer, "Tieto yhdessä kanavassa", "Kukaan ei odota turhaan");
        var query = $$"""
            {
              __typename
              project(id: "{{GlobalId.Of(project)}}") {
                id slug phase startedAt version viewerMayEdit recommendation hashtags
                title(language: SV) { value language original }
                owner { slug name { value } }
                team(tier: CORE) { tier joinedAt person { id } }
                goals(first: 1, status: [ACTIVE, DROPPED]) {
                  totalCount pageInfo { hasNextPage endCursor }
                  edges { cursor node { id status drift(from: 0) { points { number kind } } } }
                }
                history(last: 3) { nodes { version type at data } }
              }
              nodes(ids: ["{{GlobalId.Of(project)}}", "{{GlobalId.Of(viewer.Person!.Value)}}"]) {
                __typename
                id
                ... on Project { phase }
                ... on Node { again: id }
              }
              projects(filter: { phase: FORMING }, first: 3) { nodes { id title { value } } }
            }
            """;

        var expected = await network.Portal.Data(viewer, query);
        var engine = new NaiveEngine(Schema, NetworkSchema.Bindings(), new Services(network), new RequestFeatures().Set(viewer));
        var answer = JsonSerializer.SerializeToElement(await engine.Run(query));

        Assert.True(JsonElement.DeepEquals(expected, answer), $"{expected}\n{answer}");
    }

    static IEnumerable<string> ArgumentNames(Type? record) =>
        (record?.GetConstructors().Single().GetParameters() ?? []).Select(parameter => parameter.Name!).Order(StringComparer.OrdinalIgnoreCase);

    sealed class Services(NetworkFixture network) : IServiceProvider
    {
        public object? GetService(Type serviceType) => network.Service<IServiceProvider>().GetService(serviceType);
    }
}
