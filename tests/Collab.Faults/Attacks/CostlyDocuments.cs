using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Collab.Faults.Attacks;

/// <summary>Documents that cost exactly what is wanted, made of parts whose costs the server itself has reported: weights are the schema's, and change with it.</summary>
sealed partial class CostlyDocuments
{
    /// <summary>Far more of the dearest part than any limit lets through, and fewer than the limits of root fields and aliases.</summary>
    const int BeyondAnyLimit = 10;

    static readonly string[] Parts =
    [
        "projects(first: 100) { nodes { team { agency { id } } } }",
        .. new[] { 100, 50, 20, 10, 5, 2, 1 }.Select(count => string.Create(CultureInfo.InvariantCulture, $"projects(first: {count}) {{ nodes {{ id }} }}")),
        "projects { totalCount }",
    ];

    readonly (string Part, int Cost)[] _priced;

    CostlyDocuments((string Part, int Cost)[] priced) => _priced = priced;

    /// <summary>Asks the server what each part costs: a refusal reports what it has measured, so each is sent beside more than may be asked.</summary>
    public static async Task<CostlyDocuments> Price(Target target)
    {
        var beyond = Enumerable.Repeat(Parts[0], BeyondAnyLimit).ToArray();
        var without = await Measured(beyond);
        var priced = new List<(string, int)>();
        foreach (var part in Parts) priced.Add((part, await Measured([.. beyond, part]) - without));
        return new([.. priced.OrderByDescending(each => each.Item2)]);

        async Task<int> Measured(string[] parts)
        {
            var answer = await target.Send(Transport.Post, Document(parts));
            return MeasuredCost().Match(answer.Text) is { Success: true } measured
                ? int.Parse(measured.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"Not refused for its cost: {Document(parts)}\n{answer.Status} {answer.Text}");
        }
    }

    /// <summary>A document of the fewest parts that cost so much together.</summary>
    /// <param name="cost">The cost.</param>
    /// <exception cref="InvalidOperationException">No part costs 1, so that not every cost can be met.</exception>
    public string Costing(int cost)
    {
        var parts = new List<string>();
        for (var left = cost; left > 0;)
        {
            var (part, price) = _priced.FirstOrDefault(each => each.Cost > 0 && each.Cost <= left);
            if (part is null) throw new InvalidOperationException($"No part costs {left} or less: {string.Join(", ", _priced)}");
            parts.Add(part);
            left -= price;
        }

        return Document(parts);
    }

    static string Document(IEnumerable<string> parts)
    {
        var document = new StringBuilder("{");
        foreach (var (number, part) in parts.Index()) document.Append(CultureInfo.InvariantCulture, $" p{number}: {part}");
        return document.Append(" }").ToString();
    }

    [GeneratedRegex("\"limitName\":\"cost\",\"limit\":[0-9]+,\"measured\":([0-9]+)")]
    private static partial Regex MeasuredCost();
}
