using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Collab.Silo;

/// <summary>
/// The host's clock for moments, the system's for durations: Orleans' own watches and time limits go by the clock that the host registers, and a silo whose clock a
/// test moves on by hours at once answers no more.
/// </summary>
/// <param name="moments">The host's clock.</param>
sealed class LoneClock(TimeProvider moments) : TimeProvider
{
    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => moments.LocalTimeZone;

    /// <summary>Puts it in the place of the clock that a host has registered, when that is not the system's.</summary>
    /// <param name="services">The host's services.</param>
    public static void Replace(IServiceCollection services)
    {
        if (services.LastOrDefault(service => service.ServiceType == typeof(TimeProvider))?.ImplementationInstance is TimeProvider given && given != System)
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new LoneClock(given)));
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => moments.GetUtcNow();
}
