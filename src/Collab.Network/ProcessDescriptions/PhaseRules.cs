using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Collab.Network.Kernel;
using Collab.Network.Projects;

namespace Collab.Network.ProcessDescriptions;

/// <summary>What holds for every phase. Bounds keep one description small enough to be held in memory and drawn.</summary>
static partial class PhaseRules
{
    public const int MaxDescriptions = 50;
    public const int MaxPhases = 500;
    public const int MaxImportedPhases = 2_000;
    public const int MaxVersions = 100;
    public const int MaxItems = 30;
    const int MaxStakeholderLength = GlobalId.MaxLength;

    /// <summary>What is wrong with a phase; nothing when nothing is.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="path">Where in the input it stands, with a dot at the end; empty at its top.</param>
    public static IEnumerable<Refusal> Wrong(PhaseDefinition phase, string path = "")
        =>
        [
            .. Rules.Found(
                Rules.Title(phase.Title, path + "title"),
                Rules.Body(phase.Description, path + "description"),
                phase.Duration is { } duration && !IsDuration(duration) ? NoDuration(path + "duration") : null),
            .. Names(phase.Roles, path + "roles"),
            .. Names([.. phase.Groups.Select(group => group.Name)], path + "stakeholderGroups"),
            .. phase.Groups.Where(group => group.Stakeholder is { Length: 0 or > MaxStakeholderLength }).Take(1).Select(_ => Refusal.NotFound(path + "stakeholderGroups")),
            .. Names(phase.Inputs, path + "inputs"),
            .. Names(phase.Outputs, path + "outputs"),
            .. Names(phase.Systems, path + "systems"),
            .. phase.PainPoints.SelectMany((point, index) => Rules.Found(Rules.Body(point.Text, FormattableString.Invariant($"{path}painPoints.{index}.text")))),
            .. phase.PainPoints.Length > MaxItems ? [TooMany(path + "painPoints", MaxItems)] : ImmutableArray<Refusal>.Empty,
        ];

    /// <summary>Whether a text is a duration of ISO 8601, such as <c>P2D</c> or <c>PT1H30M</c>.</summary>
    public static bool IsDuration(string text) => text.Length <= 40 && Duration().IsMatch(text);

    public static Refusal TooMany(string path, int max)
        => Refusal.Invalid(
            path,
            $"Näitä voi olla enintään {max}. Jätä osa pois.",
            $"Det kan finnas högst {max} av dessa. Lämna bort en del.",
            $"There can be {max} of these at most. Leave some out.");

    /// <summary>Descriptions are as readable as their project, and changed by those who may edit it; otherwise the refusal.</summary>
    public static Refusal? MayEdit(ProjectRights rights, string path)
        => rights.Refuse(path, () => Refusal.Forbidden(
            "Vain projektin tiimi, verkoston fasilitaattorit ja ylläpitäjät voivat muuttaa projektin prosessikuvauksia.",
            "Endast projektets team och nätverkets facilitatorer och administratörer kan ändra projektets processbeskrivningar.",
            "Only the project's team, and facilitators and administrators of the network, can change its process descriptions."));

    /// <summary>The order of what comes from a file is the file's.</summary>
    public static Refusal OrderIsOfTheFile(string path)
        => Refusal.Invalid(
            path,
            "Vaiheet ja niiden järjestys tulevat BPMN-tiedostosta. Muuta ne mallinnusohjelmalla ja tuo tiedosto uudelleen; muut tiedot säilyvät.",
            "Skedena och deras ordning kommer från en BPMN-fil. Ändra dem i modelleringsprogrammet och ta in filen på nytt; övriga uppgifter finns kvar.",
            "The phases and their order come from a BPMN file. Change them with your modeller and import the file again; everything else stays.");

    static Refusal NoDuration(string path)
        => Refusal.Invalid(
            path,
            "Anna kesto muodossa ISO 8601, esimerkiksi P2D (kaksi päivää) tai PT1H30M.",
            "Ange tiden enligt ISO 8601, till exempel P2D (två dagar) eller PT1H30M.",
            "Give the duration as in ISO 8601, such as P2D (two days) or PT1H30M.");

    static IEnumerable<Refusal> Names(ImmutableArray<Text> names, string path)
        => names.Length > MaxItems
            ? [TooMany(path, MaxItems)]
            : names.SelectMany((name, index) => Rules.Found(Rules.Title(name, FormattableString.Invariant($"{path}.{index}.name"))));

    [GeneratedRegex(@"^P(?=[\dT])(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?W)?(?:\d+(?:[.,]\d+)?D)?(?:T(?=\d)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Duration();
}
