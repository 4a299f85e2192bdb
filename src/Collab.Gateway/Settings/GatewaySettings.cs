using System.Net;
using Collab.Gateway.Clustering;
using Collab.Gateway.Load;
using Collab.Gateway.Serving;
using Collab.Gateway.SignIn;
using Microsoft.Extensions.Options;

namespace Collab.Gateway.Settings;

/// <summary>The validated settings. They are read before anything starts, so that an error leaves nothing half-started. The command line has the other options.</summary>
/// <param name="Configuration">All configuration, for the host's own services.</param>
/// <param name="Collab">Directories, addresses and modes.</param>
/// <param name="SignIn">Identity providers and administrators.</param>
/// <param name="Load">Load limits.</param>
/// <param name="CleanUp">Retention of command keys.</param>
/// <param name="GraphQL">What clients may request.</param>
/// <param name="Telemetry">Telemetry.</param>
/// <param name="Silo">The silo and its cluster.</param>
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
    /// <summary>The environment that ./run sets.</summary>
    const string Local = "Local";

    /// <summary>DOTNET_ENVIRONMENT; the default is Production.</summary>
    public string EnvironmentName => EnvironmentOf(Configuration);

    /// <summary>Whether acknowledged changes must survive a crash.</summary>
    public bool IsProduction => EnvironmentName == Environments.Production;

    /// <summary>ConnectionStrings__Collab: the PostgreSQL to use; null for the embedded one.</summary>
    public string? ConnectionString => Configuration.GetConnectionString("Collab");

    public string Home => Collab.Home ?? Directory.GetCurrentDirectory();

    public IPAddress Listen => IPAddress.Parse(Collab.Listen);

    /// <summary>Reads and validates the settings.</summary>
    /// <exception cref="SettingsException">A setting is invalid; the exception lists all errors.</exception>
    public static GatewaySettings Read(IConfiguration given)
    {
        var errors = new List<string>();
        var configuration = SettingsCheck.Readable(given, errors);
        using var services = new ServiceCollection().AddSingleton(configuration).AddSettings().BuildServiceProvider();
        errors.AddRange(Failures(services.GetRequiredService<IStartupValidator>()));
        if (errors.Count > 0)
        {
            throw new SettingsException(errors);
        }

        return new GatewaySettings(
            configuration, Get<CollabSettings>(), Get<SignInSettings>(), Get<LoadSettings>(), Get<CleanUpSettings>(), Get<GraphQLSettings>(), Get<TelemetrySettings>(), Get<SiloSettings>());

        T Get<T>()
            where T : class => services.GetRequiredService<IOptions<T>>().Value;
    }

    /// <summary>Reads the settings of this process: environment variables, and the files of Collab__SecretsDirectory, which take precedence.</summary>
    /// <exception cref="SettingsException">A setting is invalid; the exception lists all errors.</exception>
    public static GatewaySettings FromEnvironment()
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().AddEnvironmentVariables("DOTNET_");
        return environment.Build()[ConfigurationPath.Combine(CollabSettings.Section, nameof(CollabSettings.SecretsDirectory))] is { Length: > 0 } secrets
            ? Read(WithSecrets(environment, secrets))
            : Read(environment.Build());
    }

    /// <summary>
    /// Whether the demo sign-in header is trusted: when it is set, and by default only where ./run serves this machine alone, with an embedded database and without
    /// identity providers.
    /// </summary>
    public bool IsDemoAt(IPAddress listen) =>
        Collab.Demo ?? (EnvironmentName == Local && ConnectionString is null && SignIn.Issuers.Count == 0 && IPAddress.IsLoopback(listen));

    /// <summary>The data directory of the embedded server.</summary>
    /// <param name="chosen">The command-line option; null for the default.</param>
    public string DataDirectory(string? chosen) => Path.GetFullPath(chosen ?? Path.Combine(Home, ".data"));

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
