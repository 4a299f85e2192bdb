using Collab.Testing;

namespace Collab.Network.Tests.AccessWalk;

/// <summary>What a rule says of a kind of viewer.</summary>
enum Verdict
{
    No,
    Yes,

    /// <summary>Yes for what is the viewer's own, no for what is others'.</summary>
    Own,

    /// <summary>There are no such viewers yet.</summary>
    NoSuchViewer,
}

/// <summary>The rules of docs/access.md for every kind of viewer.</summary>
sealed class AccessRules
{
    public const string Page = "docs/access.md";

    readonly Dictionary<(string Rule, string Viewer), Verdict> _verdicts = [];

    /// <summary>The kinds of viewers, as the page lists them.</summary>
    public List<string> Viewers { get; } = [];

    /// <summary>The rules of fields: those that hold for every viewer alike, and those of the page's table.</summary>
    public HashSet<string> OfFields { get; } = ["reader", "nameless", "viewer", "signed-in"];

    /// <summary>The rules of types: their first words.</summary>
    public HashSet<string> OfTypes { get; } = ["part", "counted"];

    /// <summary>The rules of mutations.</summary>
    public HashSet<string> OfMutations { get; } = [];

    public static AccessRules Load()
    {
        var rules = new AccessRules();
        var section = "";
        string[] head = [];
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, Page)))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                (section, head) = (line[3..], []);
            }
            else if (line.StartsWith('|') && !line.StartsWith("|-", StringComparison.Ordinal))
            {
                string[] cells = [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
                if (head.Length == 0)
                {
                    head = cells;
                }
                else
                {
                    rules.Add(section, head, cells);
                }
            }
        }

        return rules;
    }

    /// <summary>What a rule says of a kind of viewer.</summary>
    public Verdict Of(string rule, string viewer)
        => _verdicts.TryGetValue((rule, viewer), out var verdict)
            ? verdict
            : throw new InvalidOperationException($"{Page} does not say what `{rule}` means for `{viewer}`: add the cell to its table.");

    void Add(string section, string[] head, string[] cells)
    {
        if (section == "Kinds of viewers")
        {
            Viewers.Add(cells[0]);
            return;
        }

        if (section.Contains("rules of types", StringComparison.Ordinal))
        {
            OfTypes.Add(cells[0].Split(' ')[0]);
        }
        else if (section.Contains("rules of fields", StringComparison.Ordinal))
        {
            OfFields.Add(cells[0]);
        }
        else
        {
            OfMutations.Add(cells[0]);
        }

        for (var i = 1; i < head.Length; i++)
        {
            _verdicts.Add((cells[0], head[i]), cells[i] switch
            {
                "yes" => Verdict.Yes,
                "no" => Verdict.No,
                "own" => Verdict.Own,
                "–" => Verdict.NoSuchViewer,
                var other => throw new InvalidOperationException($"{Page}: `{other}` in the row `{cells[0]}` is none of yes, no, own and –."),
            });
        }
    }
}
