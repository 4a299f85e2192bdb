using Collab.Gateway.Clustering;
using Collab.Gateway.Load;
using Collab.Gateway.Serving;
using Collab.Gateway.SignIn;
using Microsoft.Extensions.Options;

namespace Collab.Gateway.Settings;

/// <summary>Binds the options classes to their sections.</summary>
static class SettingsRegistration
{
    /// <summary>Adds the options of every section with their validation at start.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddOptions<CollabSettings>().BindConfiguration(CollabSettings.Section).ValidateOnStart();
        services.AddOptions<SignInSettings>().BindConfiguration(SignInSettings.Section).ValidateOnStart();
        services.AddOptions<LoadSettings>().BindConfiguration(LoadSettings.Section).ValidateOnStart();
        services.AddOptions<CleanUpSettings>().BindConfiguration(CleanUpSettings.Section).ValidateOnStart();
        services.AddOptions<GraphQLSettings>().BindConfiguration(GraphQLSettings.Section).ValidateOnStart();
        services.AddOptions<TelemetrySettings>().BindConfiguration(TelemetrySettings.Section)
            .Configure<IConfiguration>((telemetry, configuration) => telemetry.Endpoint = configuration[TelemetrySettings.EndpointVariable])
            .ValidateOnStart();
        services.AddOptions<SiloSettings>().BindConfiguration(SiloSettings.Section)
            .Configure<IConfiguration>((silo, configuration) => silo.ReadPod(configuration))
            .ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<CollabSettings>, CollabRules>()
            .AddSingleton<IValidateOptions<SignInSettings>, SignInRules>()
            .AddSingleton<IValidateOptions<SiloSettings>, SiloRules>()
            .AddSingleton<IValidateOptions<GraphQLSettings>, GraphQLRules>()
            .AddSingleton<IValidateOptions<TelemetrySettings>, TelemetryRules>();
    }
}
