using Collab.Testing;

namespace Collab.Network.Tests.AccessWalk;

/// <summary>A row: a field or mutation or export, and the rule that holds for it.</summary>
/// <param name="Rule">The rule's name, explained in docs/access.md.</param>
/// <param name="File">The file that has it.</param>
sealed record AccessRow(string Rule, string File);

/// <summary>The rows of all modules' <c>.access</c> files. docs/access.md says how they are written.</summary>
sealed class AccessTable
{
    /// <summary>Who reads an object of a type.</summary>
    public Dictionary<string, AccessRow> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Who reads a field, by <c>Type.field</c>.</summary>
    public Dictionary<string, AccessRow> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields that an argument tells of, by <c>Type.field(argument)</c>.</summary>
    public Dictionary<string, IReadOnlyList<string>> Selections { get; } = new(StringComparer.Ordinal);

    /// <summary>Who may run a mutation.</summary>
    public Dictionary<string, AccessRow> Mutations { get; } = new(StringComparer.Ordinal);

    /// <summary>Who may have an export.</summary>
    public Dictionary<string, AccessRow> Exports { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the files themselves, each with its place and what to do.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>The files of the product.</summary>
    public static AccessTable Load()
    {
        var table = new AccessTable();
        var source = Path.Combine(Repository.Root, "src", "Collab.Network");
        foreach (var file in Directory.EnumerateFiles(source, "*.access", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            table.Read(Path.GetRelativePath(Repository.Root, file), File.ReadAllLines(file));
        }

        return table;
    }

    /// <summary>Reads one file.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="lines">Its lines.</param>
    public void Read(string name, IReadOnlyList<string> lines)
    {
        string[] section = [];
        var rule = "";
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Split('#')[0].TrimEnd();
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var indent = line.Length - line.TrimStart().Length;
            var place = $"{name}:{i + 1}";
            switch (indent)
            {
                case var _ when words.Length == 0:
                    break;
                case 0:
                    (section, rule) = (words, "");
                    if (words is ["type", [.. var type, ':'], var typeRule])
                    {
                        Add(Types, type, new AccessRow(typeRule, name), place);
                        section = ["type", type];
                    }
                    else if (words is not (["extend", _] or ["selections" or "mutations" or "exports"]))
                    {
                        Faults.Add($"{place}: write `type Name: rule`, `extend Name`, `selections`, `mutations` or `exports`.");
                    }

                    break;
                case <= 2 when section is ["selections"]:
                    Add(Selections, words[0], words[1..], place);
                    break;
                default:
                    rule = indent <= 2 ? words[0] : rule;
                    foreach (var field in indent <= 2 ? words.Skip(1) : words)
                    {
                        AddRow(section, field, new AccessRow(rule, name), place);
                    }

                    break;
            }
        }
    }

    void AddRow(string[] section, string field, AccessRow row, string place)
    {
        switch (section)
        {
            case ["type" or "extend", var type]:
                Add(Fields, $"{type}.{field}", row, place);
                break;
            case ["mutations"]:
                Add(Mutations, field, row, place);
                break;
            case ["exports"]:
                Add(Exports, field, row, place);
                break;
            default:
                Faults.Add($"{place}: `{field}` stands under nothing; begin with `type Name: rule`.");
                break;
        }
    }

    void Add<T>(Dictionary<string, T> rows, string key, T row, string place)
    {
        if (!rows.TryAdd(key, row))
        {
            Faults.Add($"{place}: {key} has a row already; keep one.");
        }
    }
}
