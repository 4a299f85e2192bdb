using System.Globalization;
using Collab.Gateway.Commands;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Limits;
using Collab.GraphQL.Validation;

namespace Collab.Gateway.Serving;

/// <summary>What the environment says of GraphQL: GraphQL__Introspection, GraphQL__Suggestions and GraphQL__Limits__Depth and its like.</summary>
/// <param name="Limits">What one operation may ask for.</param>
/// <param name="Introspection">Whether clients may ask for the schema; without it there is no GraphiQL, and <c>?sdl</c> is closed too.</param>
/// <param name="Suggestions">Whether messages name what exists where a name is wrong; as introspection, unless it says otherwise.</param>
sealed record GraphQLSettings(OperationLimits Limits, bool Introspection, bool Suggestions)
{
    const string LimitSection = "GraphQL:Limits";

    static readonly Setting[] LimitSettings =
    [
        new("DocumentBytes", 1, 1_000_000, (limits, value) => limits with { DocumentBytes = value }),
        new("Tokens", 1, 100_000, (limits, value) => limits with { Tokens = value }),
        new("Depth", 1, 200, (limits, value) => limits with { Depth = value }),
        new("Cost", 0, 1_000_000_000, (limits, value) => limits with { Cost = value }),
        new("Aliases", 0, 100_000, (limits, value) => limits with { Aliases = value }),
        new("RootFields", 1, 100_000, (limits, value) => limits with { RootFields = value }),
        new("DirectivesPerLocation", 0, 100_000, (limits, value) => limits with { DirectivesPerLocation = value }),
        new("BatchSize", 1, 1_000, (limits, value) => limits with { BatchSize = value }),
        new("TimeMs", 1, 600_000, (limits, value) => limits with { Timeout = TimeSpan.FromMilliseconds(value) }),
    ];

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">Where they stand.</param>
    /// <exception cref="OperatorException">One is none, or has a value that it cannot have.</exception>
    public static GraphQLSettings Read(IConfiguration configuration)
    {
        var limits = OperationLimits.Default;
        foreach (var given in configuration.GetSection(LimitSection).GetChildren())
        {
            var setting = Array.Find(LimitSettings, setting => setting.Name.Equals(given.Key, StringComparison.OrdinalIgnoreCase))
                ?? throw new OperatorException(
                    $"There is no limit {configuration.Variable(given.Path)}; there are {string.Join(", ", LimitSettings.Select(setting => setting.Name))}.");
            limits = setting.Apply(limits, Number(given, setting, configuration));
        }

        var introspection = configuration.Flag("GraphQL:Introspection") ?? true;
        return new GraphQLSettings(limits, introspection, configuration.Flag("GraphQL:Suggestions") ?? introspection);
    }

    /// <summary>The options of the executor that these settings make.</summary>
    /// <param name="options">Those that are not settings.</param>
    public ExecutorOptions Apply(ExecutorOptions options) => options with
    {
        Limits = Limits,
        Validation = new ValidationOptions { Introspection = Introspection, Suggest = Suggestions },
    };

    static int Number(IConfigurationSection given, Setting setting, IConfiguration configuration) =>
        int.TryParse(given.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= setting.Least && value <= setting.Most
            ? value
            : throw new OperatorException($"{configuration.Variable(given.Path)} is \"{given.Value}\"; set it to a whole number from {setting.Least} to {setting.Most}.");

    /// <summary>A limit that can be set.</summary>
    sealed record Setting(string Name, int Least, int Most, Func<OperationLimits, int, OperationLimits> Apply);
}
