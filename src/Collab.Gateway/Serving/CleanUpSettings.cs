using System.ComponentModel.DataAnnotations;
using Collab.Journal.CleanUp;

namespace Collab.Gateway.Serving;

/// <summary>Retention: the section <c>Collab:CleanUp</c>.</summary>
sealed class CleanUpSettings
{
    public const string Section = "Collab:CleanUp";

    static readonly CommandKeyCleanUpOptions Unset = new();

    /// <summary>For how many days a repeated command is recognised.</summary>
    [Range(30, 3_650)]
    public int CommandKeyDays { get; init; } = (int)Unset.Retention.TotalDays;

    public CommandKeyCleanUpOptions CommandKeys => Unset with { Retention = TimeSpan.FromDays(CommandKeyDays) };
}
