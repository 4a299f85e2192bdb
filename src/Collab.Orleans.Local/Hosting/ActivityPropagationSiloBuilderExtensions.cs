using Collab.Orleans.Local;

namespace Orleans.Hosting;

/// <summary>Tracing of a silo.</summary>
public static class ActivityPropagationSiloBuilderExtensions
{
    /// <summary>What a grain does in a call becomes part of the caller's trace: it finds the caller's current activity as its own.</summary>
    /// <param name="builder">The silo.</param>
    /// <remarks>Orleans makes a span of each call besides. Within one process it would tell nothing that the caller's does not.</remarks>
    public static ISiloBuilder AddActivityPropagation(this ISiloBuilder builder) =>
        builder.Configure<ActivityPropagationOptions>(options => options.IsOn = true);
}
