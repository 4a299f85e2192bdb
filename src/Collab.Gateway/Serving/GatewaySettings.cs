using Collab.Gateway.Commands;
using Collab.Gateway.Load;
using Collab.Gateway.SignIn;
using Collab.GraphQL.AspNetCore;
using Collab.Journal.CleanUp;
using Collab.Gateway.Clustering;

namespace Collab.Gateway.Serving;

/// <summary>What the environment says; the command line says the rest.</summary>
/// <param name="Home">Collab__Home: the project's directory, which ./run sets; holds node_modules and, unless told otherwise, .data.</param>
/// <param name="ConnectionString">ConnectionStrings__Collab: a PostgreSQL to use in place of the embedded one; null for the embedded one.</param>
/// <param name="IsProduction">DOTNET_ENVIRONMENT: whether it is Production, as it is when nothing is said; ./run says Local.</param>
/// <param name="Demo">Collab__Demo: whether persons are believed by header; null when it says nothing.</param>
/// <param name="SignIn">Whose tokens are believed.</param>
/// <param name="TrustedDocuments">Which GraphQL documents may be named.</param>
/// <param name="Telemetry">Where telemetry goes.</param>
/// <param name="Load">How much is taken on.</param>
/// <param name="GraphQL">What clients may ask for.</param>
/// <param name="Streams">The bounds of WebSockets and event streams.</param>
/// <param name="CleanUp">How long command keys are kept.</param>
/// <param name="Silo">What the silo is told.</param>
sealed record GatewaySettings(
    string Home,
    string? ConnectionString,
    bool IsProduction,
    bool? Demo,
    SignInSettings SignIn,
    TrustedDocumentSettings TrustedDocuments,
    TelemetrySettings Telemetry,
    LoadSettings Load,
    GraphQLSettings GraphQL,
    SubscriptionOptions Streams,
    CommandKeyCleanUpOptions CleanUp,
    SiloSettings Silo)
{
    /// <summary>Collab__Dashboard: whether administrators find Orleans' dashboard at /orleans; false unless set, and set alike for every process of a cluster.</summary>
    public bool HasDashboard { get; init; }

    /// <summary>Demo mode is meant for the example network in a database of our own; elsewhere only when asked for by name.</summary>
    public bool IsDemo => Demo ?? ConnectionString is null;

    /// <exception cref="OperatorException">A setting is none.</exception>
    public static GatewaySettings Read(IConfiguration configuration) => new(
        configuration["Collab:Home"] ?? Directory.GetCurrentDirectory(),
        configuration.GetConnectionString("Collab") is { Length: > 0 } text ? text : null,
        (configuration[HostDefaults.EnvironmentKey] ?? Environments.Production) == Environments.Production,
        configuration.Flag("Collab:Demo"),
        SignInSettings.Read(configuration),
        TrustedDocumentSettings.Read(configuration),
        TelemetrySettings.Read(configuration),
        LoadSettings.Read(configuration),
        GraphQLSettings.Read(configuration),
        StreamSettings.Read(configuration),
        CleanUpSettings.Read(configuration),
        ReadSilo(configuration))
    {
        HasDashboard = configuration.Flag("Collab:Dashboard") ?? false,
    };

    /// <summary>The settings of this process's environment.</summary>
    public static GatewaySettings FromEnvironment() => Read(new ConfigurationBuilder().AddEnvironmentVariables().AddEnvironmentVariables("DOTNET_").Build());

    /// <summary>Where the embedded server keeps its data.</summary>
    /// <param name="chosen">What the command line says; null for the default.</param>
    public string DataDirectory(string? chosen) => Path.GetFullPath(chosen ?? Path.Combine(Home, ".data"));

    static SiloSettings ReadSilo(IConfiguration configuration)
    {
        try
        {
            return SiloSettings.Read(configuration);
        }
        catch (SiloSettingsException exception)
        {
            throw new OperatorException(exception.Message, exception);
        }
    }
}
