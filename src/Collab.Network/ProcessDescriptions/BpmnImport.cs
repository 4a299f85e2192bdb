using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Collab.Bpmn;
using Collab.Bpmn.Model;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.ProcessDescriptions.ProcessEvent>;
using Text = Collab.Network.Kernel.Text;

namespace Collab.Network.ProcessDescriptions;

/// <summary>Makes phases of a BPMN file: every activity is one, with its pool and lanes as roles, and what comes after it through gateways and events.</summary>
static partial class BpmnImport
{
    /// <summary>The most phases after one that its event lists. A thousand tasks that lead through one gateway to a thousand others would be a million; the outline and the diagram tell them all.</summary>
    const int MaxLinks = 50;

    /// <summary>The name that a phase has whose task has none.</summary>
    public static readonly Text Unnamed = new(Language.En, "Nimetön vaihe", "Namnlöst skede", "Unnamed phase");

    /// <summary>The name that a description has whose file tells none.</summary>
    static readonly Text UnnamedProcess = new(Language.En, "Prosessi", "Process", "Process");

    /// <summary>The events that a file causes, or what is wrong with it; nothing when it is the file that is there.</summary>
    /// <param name="process">The description before.</param>
    /// <param name="xml">The file's text.</param>
    /// <param name="language">The language of its names.</param>
    /// <param name="title">What the file calls itself.</param>
    public static Decision Read(ProcessDescription process, string xml, Language language, out Text title)
    {
        title = UnnamedProcess;
        var text = BpmnText.WithUtf8Declared(xml);
        if (BpmnDocument.Read(text, out var problems) is not { } document)
        {
            return Decision.Refuse([.. problems.Select(problem => BpmnRefusals.Of(problem, "xml"))]);
        }

        var activities = BpmnOrder.Of(document.Model).Where(element => element.Kind is BpmnKind.Activity or BpmnKind.SubProcess).ToArray();
        if (activities.Length > PhaseRules.MaxImportedPhases)
        {
            return PhaseRules.TooMany("xml", PhaseRules.MaxImportedPhases);
        }

        if (BpmnRefusals.OfNumbers(document.Model, "xml").Take(BpmnLimits.MaxProblems).ToImmutableArray() is { IsEmpty: false } found)
        {
            return Decision.Refuse(found);
        }

        var hash = HashOf(text);
        if (process.Source is { } source && source.Document == hash && source.Language == language)
        {
            return Decision.Nothing;
        }

        var known = process.Phases.ToDictionary(ElementOf, StringComparer.Ordinal);
        var last = process.LastPhase;
        var numbers = activities.ToDictionary(element => element.Id, element => known.TryGetValue(element.Id, out var phase) ? phase.Id.Number : ++last, StringComparer.Ordinal);
        var flows = new BpmnSuccessors(document.Model);
        title = document.Model.Participants.Select(participant => participant.Name).Concat(document.Model.Processes.Select(one => one.Name)).OfType<string>().FirstOrDefault() is { } name
            ? Text.Of(Line(name), language)
            : UnnamedProcess;
        return new BpmnImported(
            hash,
            language,
            [
                .. activities.Select(element =>
                {
                    var (gateway, next) = flows.Of(element);
                    var before = known.GetValueOrDefault(element.Id)?.Definition ?? BpmnNotes.Of(document.NotesOf(element.Id), element, language);
                    return new NumberedPhase(
                        numbers[element.Id],
                        before with
                        {
                            Title = Named(before.Title, TitleOf(element, language), language),
                            Roles = Roles(before.Roles, flows.RolesOf(element), language, keepsMore: known.GetValueOrDefault(element.Id)?.Element is null),
                            Branching = BranchingOf(gateway, next),
                            Next = [.. next.Where(link => numbers.ContainsKey(link.Element)).Take(MaxLinks).Select(link => new PhaseLink(numbers[link.Element], link.Condition is { } told ? Text.Of(Line(told), language) : null))],
                        },
                        element.Id);
                }),
            ]);
    }

    static PhaseBranching BranchingOf(string? gateway, IReadOnlyList<(string Element, string? Condition)> next) => gateway switch
    {
        "exclusiveGateway" or "eventBasedGateway" => PhaseBranching.One,
        "inclusiveGateway" or "complexGateway" => PhaseBranching.Some,
        null when next.Count > 1 && next.Any(link => link.Condition is not null) => PhaseBranching.Some,
        _ => PhaseBranching.All,
    };

    /// <summary>The id of the element that a phase is, in a file that came in or is written here.</summary>
    public static string ElementOf(Phase phase) => phase.Element ?? FormattableString.Invariant($"Phase_{phase.Id.Number}");

    /// <summary>What a phase is called whose element a file names so.</summary>
    public static Text TitleOf(BpmnElement element, Language language) => element.Name is { } name ? Text.Of(Line(name), language) : Unnamed;

    /// <summary>The SHA-256 of a file's text, in hexadecimal digits.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A title with the file's wording in its language; other languages stay as long as that wording did.</summary>
    static Text Named(Text before, Text now, Language language)
        => now == Unnamed || before.Wording(language) == now.Wording(language) ? before : now;

    /// <summary>The file's roles; one that was known in several languages keeps them. Of a phase that was typed in a file shows the first alone, so the others stay with it.</summary>
    static ImmutableArray<Text> Roles(ImmutableArray<Text> before, IReadOnlyList<string> now, Language language, bool keepsMore)
    {
        if (keepsMore && before is [var first, ..] && now is [var shown, ..] && first.Wording(language) == Line(shown))
        {
            return before;
        }

        ImmutableArray<Text> told = [.. now.Select(role => before.FirstOrDefault(known => known.Wording(language) == Line(role)) ?? Text.Of(Line(role), language))];
        return [.. told.Take(PhaseRules.MaxItems)];
    }

    /// <summary>A name as one line that can be stored, not longer than a title.</summary>
    static string Line(string name)
    {
        var line = Blanks().Replace(name, " ").Trim();
        if (Characters.FirstForbidden(line, isOneLine: true) is not null)
        {
            line = string.Concat(line.EnumerateRunes().Where(rune => !Characters.IsForbidden(rune, isOneLine: true)));
        }

        return line.Length == 0 || !Characters.ShowsSomething(line) ? "–" : line.Length <= Rules.MaxTitleLength ? line : line[..(Rules.MaxTitleLength - 1)].TrimEnd() + "…";
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
