using System.Net;
using Collab.Gateway.Clustering;
using Collab.Gateway.Load;
using Collab.Gateway.Serving;
using Collab.Gateway.SignIn;
using Microsoft.Extensions.Options;

namespace Collab.Gateway.Settings;

/// <summary>What the environment says, checked; the command line says the rest. Made before anything is started, so that a mistake leaves nothing half-started.</summary>
/// <param name="Configuration">All that is set, for the host's own services.</param>
/// <param name="Collab">Where the program lives and how it is reached.</param>
/// <param name="SignIn">Whose tokens are believed.</param>
/// <param name="Load">How much is taken on.</param>
/// <param name="CleanUp">How long command keys are kept.</param>
/// <param name="GraphQL">What clients may ask for.</param>
/// <param name="Telemetry">Where telemetry goes.</param>
/// <param name="Silo">How the silo joins its cluster.</param>
sealed record GatewaySettings(
    IConfiguration Configuration,
    CollabSettings Collab,
    SignInSettings SignIn,
    LoadSettings Load,
    CleanUpSettings CleanUp,
    GraphQLSettings GraphQL,
    TelemetrySettings Telemetry,
    SiloSettings Silo)
{
    /// <summary>The environment that ./run names.</summary>
    const string Local = "Local";

    /// <summary>DOTNET_ENVIRONMENT: Production when nothing is said.</summary>
    public string EnvironmentName => EnvironmentOf(Configuration);

    /// <summary>Whether answers given must survive.</summary>
    public bool IsProduction => EnvironmentName == Environments.Production;

    /// <summary>ConnectionStrings__Collab: a PostgreSQL to use in place of the embedded one; null for the embedded one.</summary>
    public string? ConnectionString => Configuration.GetConnectionString("Collab");

    /// <summary>The project's directory.</summary>
    public string Home => Collab.Home ?? Directory.GetCurrentDirectory();

    /// <summary>The address to listen on.</summary>
    public IPAddress Listen => IPAddress.Parse(Collab.Listen);

    /// <summary>Reads settings.</summary>
    /// <param name="given">Where they stand.</param>
    /// <exception cref="SettingsException">Something is wrong; it tells all of it.</exception>
    public static GatewaySettings Read(IConfiguration given)
    {
        var mistakes = new List<string>();
        var configuration = SettingsCheck.Readable(given, mistakes);
        using var services = new ServiceCollection().AddSingleton(configuration).AddSettings().BuildServiceProvider();
        mistakes.AddRange(Failures(services.GetRequiredService<IStartupValidator>()));
        if (mistakes.Count > 0)
        {
            throw new SettingsException(mistakes);
        }

        return new GatewaySettings(
            configuration, Get<CollabSettings>(), Get<SignInSettings>(), Get<LoadSettings>(), Get<CleanUpSettings>(), Get<GraphQLSettings>(), Get<TelemetrySettings>(), Get<SiloSettings>());

        T Get<T>()
            where T : class => services.GetRequiredService<IOptions<T>>().Value;
    }

    /// <summary>The settings of this process: its environment variables, and the files of Collab__SecretsDirectory, which go before them.</summary>
    /// <exception cref="SettingsException">Something is wrong; it tells all of it.</exception>
    public static GatewaySettings FromEnvironment()
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().AddEnvironmentVariables("DOTNET_");
        return environment.Build()[ConfigurationPath.Combine(CollabSettings.Section, nameof(CollabSettings.SecretsDirectory))] is { Length: > 0 } secrets
            ? Read(WithSecrets(environment, secrets))
            : Read(environment.Build());
    }

    /// <summary>
    /// Whether persons are believed by header: when that is asked for, and by itself only where ./run tries things out on this machine, with a database of its own, for
    /// nobody else and without identity providers.
    /// </summary>
    /// <param name="listen">The address that is listened on.</param>
    public bool IsDemoAt(IPAddress listen) =>
        Collab.Demo ?? (EnvironmentName == Local && ConnectionString is null && SignIn.Issuers.Count == 0 && IPAddress.IsLoopback(listen));

    /// <summary>Where the embedded server keeps its data.</summary>
    /// <param name="chosen">What the command line says; null for the default.</param>
    public string DataDirectory(string? chosen) => Path.GetFullPath(chosen ?? Path.Combine(Home, ".data"));

    /// <summary>The name of the environment.</summary>
    /// <param name="configuration">All that is set.</param>
    public static string EnvironmentOf(IConfiguration configuration) => configuration[HostDefaults.EnvironmentKey] ?? Environments.Production;

    static IConfigurationRoot WithSecrets(IConfigurationBuilder environment, string directory)
    {
        try
        {
            return environment.AddKeyPerFile(Path.GetFullPath(directory), optional: false, reloadOnChange: false).Build();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"Collab__SecretsDirectory: {directory} cannot be read: {exception.Message.ReplaceLineEndings(" ")}"]);
        }
    }

    static IEnumerable<string> Failures(IStartupValidator validator)
    {
        try
        {
            validator.Validate();
            return [];
        }
        catch (OptionsValidationException one)
        {
            return one.Failures;
        }
        catch (AggregateException several) when (several.InnerExceptions.All(each => each is OptionsValidationException))
        {
            return several.InnerExceptions.SelectMany(each => ((OptionsValidationException)each).Failures);
        }
    }
}
