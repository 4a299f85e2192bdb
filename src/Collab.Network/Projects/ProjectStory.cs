using System.Text.Json;
using Collab.Network.Kernel;

namespace Collab.Network.Projects;

/// <summary>Something that changed in a project, in words for its status page; of several on one day, the last moment.</summary>
sealed record ProjectChange(Text Description, int Count, DateTimeOffset At);

/// <summary>Tells what changed lately in a project, shortly enough for its status page.</summary>
static class ProjectStory
{
    /// <summary>How many events it looks back, at the most.</summary>
    public const int MaxEvents = 100;

    /// <summary>How many lines it tells, at the most.</summary>
    public const int MaxLines = 7;

    /// <summary>The last changes, newest first; those of one kind on one day (UTC) are one line.</summary>
    /// <param name="newestFirst">The history's newest page.</param>
    public static IReadOnlyList<ProjectChange> Tell(IEnumerable<HistoryEntry> newestFirst)
        =>
        [
            .. newestFirst
                .GroupBy(entry => (Describe(entry), entry.At.UtcDateTime.Date))
                .Select(group => new ProjectChange(group.Key.Item1, group.Count(), group.Max(entry => entry.At)))
                .Take(MaxLines),
        ];

    static Text Describe(HistoryEntry entry)
        => entry.Type == ProjectEvents.PhaseEntered && entry.Data.Deserialize<PhaseEntered>(DomainJson.Options) is { } entered
            ? Describe(entered.Phase)
            : entry.Description;

    static Text Describe(ProjectPhase phase) => phase switch
    {
        ProjectPhase.Forming => Said("Projekti siirtyi kokoamaan tiimiä", "Projektet övergick till att samla teamet", "The project moved to forming its team"),
        ProjectPhase.Understanding => Said("Projekti siirtyi ymmärtämään haastetta", "Projektet övergick till att förstå utmaningen", "The project moved to understanding the challenge"),
        ProjectPhase.Defining => Said("Projekti siirtyi määrittelemään ratkaistavaa", "Projektet övergick till att definiera vad som ska lösas", "The project moved to defining what is to be solved"),
        ProjectPhase.Ideating => Said("Projekti siirtyi ideoimaan", "Projektet övergick till att ta fram idéer", "The project moved to looking for ideas"),
        ProjectPhase.Trying => Said("Projekti siirtyi kokeilemaan", "Projektet övergick till att pröva", "The project moved to trying solutions"),
        ProjectPhase.Adopting => Said("Projekti siirtyi käyttöönottoon", "Projektet övergick till införande", "The project moved to adopting what works"),
        _ => Said("Projekti päättyi", "Projektet avslutades", "The project closed"),
    };

    static Text Said(string fi, string sv, string en) => new(Language.En, fi, sv, en);
}
