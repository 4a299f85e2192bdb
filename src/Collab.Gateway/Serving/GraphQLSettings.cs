using Collab.Gateway.Settings;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Validation;

namespace Collab.Gateway.Serving;

/// <summary>What clients may request, and from where: the section <c>GraphQL</c>.</summary>
sealed class GraphQLSettings
{
    public const string Section = "GraphQL";

    /// <summary>Allows every origin.</summary>
    public const string AnyOrigin = "*";

    /// <summary>The limits of one operation.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>The limits of WebSockets and event streams.</summary>
    public StreamSettings Streams { get; init; } = new();

    /// <summary>
    /// Origins, in addition to the server's own, whose pages may send requests over HTTP (CORS) and WebSocket, such as <c>https://portal.example</c>; <c>*</c> for any,
    /// without cookies.
    /// </summary>
    public CommaList AllowedOrigins { get; init; } = new();

    /// <summary>Whether clients may read the schema. Without it GraphiQL and <c>?sdl</c> are off as well.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>Whether messages suggest existing names. The default follows <see cref="Introspection"/>.</summary>
    public bool? Suggestions { get; init; }

    /// <summary>The manifest of trusted documents, as Relay's or Apollo's tools wrote it; null for none.</summary>
    public string? TrustedDocuments { get; init; }

    /// <summary>Whether only trusted documents are run.</summary>
    public bool OnlyTrustedDocuments { get; init; }

    /// <summary>Applies these settings to executor options.</summary>
    public ExecutorOptions Apply(ExecutorOptions options) => options with
    {
        Limits = Limits.ToLimits(),
        Validation = new ValidationOptions { Introspection = Introspection, Suggest = Suggestions ?? Introspection },
    };
}

/// <summary>Validates the section <c>GraphQL</c>.</summary>
sealed class GraphQLRules : SettingsRules<GraphQLSettings>
{
    protected override IEnumerable<string> Errors(GraphQLSettings options)
    {
        if (options is { OnlyTrustedDocuments: true, TrustedDocuments: null })
        {
            yield return "GraphQL__OnlyTrustedDocuments: it is true, but there are no trusted documents; set GraphQL__TrustedDocuments to the file of their manifest.";
        }

        foreach (var origin in options.AllowedOrigins.Items.Where(origin => origin != GraphQLSettings.AnyOrigin && !IsOrigin(origin)))
        {
            yield return $"GraphQL__AllowedOrigins: \"{origin}\" is no origin; write it as browsers do, such as https://portal.example or http://127.0.0.1:3000, or * for any.";
        }
    }

    static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && text.Equals(address.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}
