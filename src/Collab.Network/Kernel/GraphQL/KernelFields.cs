using System.Text.Json;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Kernel.Paging;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>The argument of <c>node</c>.</summary>
sealed record NodeArguments(string Id);

/// <summary>The argument of <c>nodes</c>.</summary>
sealed record NodesArguments(IReadOnlyList<string> Ids);

/// <summary>Binds what all modules share: scalars, texts, refusals, pages, histories and <c>node</c>.</summary>
static class KernelFields
{
    public static void Bind(ResolverMap map, NodeSources nodes)
    {
        BindScalars(map);
        map.Object<TextReading>("Text")
            .Field("value", reading => reading.Text.For(reading.Wanted))
            .Field("language", reading => reading.Text.LanguageFor(reading.Wanted))
            .Field("original", reading => reading.Text.Original)
            .Field("all", reading => reading.Text.All.Select(language => new TextWording(language, reading.Text.Wording(language))).ToArray());
        map.Object<RefusalReading>("Refusal")
            .Field("code", reading => reading.Refusal.Code)
            .Field("message", reading => reading.Refusal.Message.For(reading.Language))
            .Field("path", reading => reading.Refusal.Path)
            .Field("yours", reading => reading.Refusal.Yours)
            .Field("current", reading => reading.Refusal.Current)
            .Field("range", reading => reading.Refusal.Range);

        LimitFields.Bind(map);
        map.Query.AsyncField("node", (NodeArguments arguments, FieldContext context) => nodes.Find(arguments.Id, context));
        map.Query.AsyncField("nodes", (NodesArguments arguments, FieldContext context) => FindAll(nodes, arguments.Ids, context));
    }

    /// <summary>The scalars, each read by its standard alone, whatever the server's culture.</summary>
    internal static void BindScalars(ResolverMap map)
    {
        map.Scalar("DateTime", ScalarCodec.Rfc3339)
            .Scalar("Date", ScalarCodec.Text<DateOnly>("a date such as 2026-08-06", "yyyy-MM-dd"))
            .Scalar("URL", ScalarCodec.Text((Uri address) => address.OriginalString, ReadAddress))
            .Scalar("Cursor", ScalarCodec.Text((string cursor) => cursor, cursor => cursor))
            .Scalar("MutationName", ScalarCodec.Text((string name) => name, name => name))
            .Scalar("JSON", new JsonCodec());
    }

    static async ValueTask<object?[]> FindAll(NodeSources nodes, IReadOnlyList<string> ids, FieldContext context)
        => ids.Count <= PageRequest.MaxCount
            ? await Concurrently.All(ids, id => nodes.Find(id, context))
            : throw ConnectionFields.PageTooLarge(ids.Count, "Nodes of {0} ids were asked for", "Ask for fewer at once.");

    static Uri ReadAddress(string text)
        => WebAddress.Parse(text)
            ?? throw new FormatException("a whole web address, such as https://example.org/page, was expected; blanks, \", <, >, \\, ^, `, {, | and } are percent-encoded in it");

    sealed class JsonCodec : IScalarCodec<JsonElement>
    {
        public void Write(JsonElement value, ResponseWriter writer) => writer.WriteRaw(JsonSerializer.SerializeToUtf8Bytes(value, DomainJson.Options));

        public JsonElement Read(in ScalarInput input)
            => input.Value is JsonElement element ? element : JsonSerializer.SerializeToElement(input.Value);
    }
}
