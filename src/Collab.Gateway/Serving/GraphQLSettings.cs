using Collab.Gateway.Settings;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Validation;

namespace Collab.Gateway.Serving;

/// <summary>What clients may ask for, and from where: the section <c>GraphQL</c>.</summary>
sealed class GraphQLSettings
{
    public const string Section = "GraphQL";

    /// <summary>Every origin, in place of names.</summary>
    public const string AnyOrigin = "*";

    /// <summary>What one operation may ask for.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>The bounds of WebSockets and event streams.</summary>
    public StreamSettings Streams { get; init; } = new();

    /// <summary>
    /// Origins beside the server's own whose pages may ask, by HTTP (CORS) and WebSocket, such as <c>https://portal.example</c>; <c>*</c> for any, which then send
    /// no cookies.
    /// </summary>
    public CommaList AllowedOrigins { get; init; } = new();

    /// <summary>Whether clients may ask for the schema; without it there is no GraphiQL, and <c>?sdl</c> is closed too.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>Whether messages name what exists where a name is wrong; as introspection unless set.</summary>
    public bool? Suggestions { get; init; }

    /// <summary>The manifest of trusted documents, as Relay's or Apollo's tools wrote it; null for none.</summary>
    public string? TrustedDocuments { get; init; }

    /// <summary>Whether nothing but trusted documents is run.</summary>
    public bool OnlyTrustedDocuments { get; init; }

    /// <summary>The options of the executor that these settings make.</summary>
    /// <param name="options">Those that are not settings.</param>
    public ExecutorOptions Apply(ExecutorOptions options) => options with
    {
        Limits = Limits.ToLimits(),
        Validation = new ValidationOptions { Introspection = Introspection, Suggest = Suggestions ?? Introspection },
    };
}

/// <summary>What is right in the section <c>GraphQL</c>.</summary>
sealed class GraphQLRules : SettingsRules<GraphQLSettings>
{
    protected override IEnumerable<string> Mistakes(GraphQLSettings options)
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
