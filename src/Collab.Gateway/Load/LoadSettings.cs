using Collab.Gateway.Serving;
using Collab.GraphQL.AspNetCore;

namespace Collab.Gateway.Load;

/// <summary>How much is taken on: Collab__Load__ConcurrentRequests and its like.</summary>
/// <param name="Server">…ConcurrentRequests, …WaitingRequests, …WaitMs, …RetryAfterMs: all clients together.</param>
/// <param name="Person">…PersonPerSecond, …PersonBurst: each person who is signed in; null for no limit.</param>
/// <param name="Address">…AddressPerSecond, …AddressBurst: each address, whoever asks from there; null for no limit.</param>
sealed record LoadSettings(LoadOptions Server, Rate? Person, Rate? Address)
{
    const string Section = "Collab:Load";

    static readonly Rate DefaultPerson = new(50, 200);
    static readonly Rate DefaultAddress = new(200, 800);

    /// <exception cref="Commands.OperatorException">A setting has a value that it cannot have.</exception>
    public static LoadSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var server = new LoadOptions();
        return new LoadSettings(
            server with
            {
                ConcurrentRequests = section.Number("ConcurrentRequests", 1, 10_000, server.ConcurrentRequests),
                WaitingRequests = section.Number("WaitingRequests", 0, 100_000, server.WaitingRequests),
                Wait = TimeSpan.FromMilliseconds(section.Number("WaitMs", 1, 60_000, (int)server.Wait.TotalMilliseconds)),
                RetryAfter = TimeSpan.FromMilliseconds(section.Number("RetryAfterMs", 1, 60_000, (int)server.RetryAfter.TotalMilliseconds)),
            },
            ReadRate(section, "Person", DefaultPerson),
            ReadRate(section, "Address", DefaultAddress));
    }

    static Rate? ReadRate(IConfigurationSection section, string whose, Rate unless)
    {
        var perSecond = section.Number(whose + "PerSecond", 0, 1_000_000, unless.PerSecond);
        return perSecond == 0 ? null : new Rate(perSecond, section.Number(whose + "Burst", 1, 10_000_000, Math.Max(unless.Burst, perSecond)));
    }
}

/// <summary>How often a client may ask.</summary>
/// <param name="PerSecond">Requests a second, in the long run.</param>
/// <param name="Burst">Requests at once, after a rest.</param>
sealed record Rate(int PerSecond, int Burst);
