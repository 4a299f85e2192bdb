using System.ComponentModel.DataAnnotations;
using Collab.Journal.CleanUp;

namespace Collab.Gateway.Serving;

/// <summary>What is kept for how long: the section <c>Collab:CleanUp</c>.</summary>
sealed class CleanUpSettings
{
    public const string Section = "Collab:CleanUp";

    static readonly CommandKeyCleanUpOptions Unset = new();

    /// <summary>For how many days a repeated command is known.</summary>
    [Range(30, 3_650)]
    public int CommandKeyDays { get; init; } = (int)Unset.KeepFor.TotalDays;

    /// <summary>What the clean-up of command keys is told.</summary>
    public CommandKeyCleanUpOptions CommandKeys => Unset with { KeepFor = TimeSpan.FromDays(CommandKeyDays) };
}
