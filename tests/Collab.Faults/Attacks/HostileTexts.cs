using System.Text;
using System.Text.RegularExpressions;

namespace Collab.Faults.Attacks;

/// <summary>Documents that are garbled, and documents that are made to cost much: all at random.</summary>
static partial class HostileTexts
{
    static readonly string[] Samples =
    [
        "{ projects(first: 5) { totalCount nodes { id slug title { value language } owner { name { value } } team { person { name } } } pageInfo { endCursor } } }",
        "query P($slug: String!, $l: Language = FI) { project(slug: $slug) { ...Card goals { nodes { id } } } } fragment Card on Project { title(language: $l) { value } phase audience @include(if: true) }",
        "query N($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Project { slug history(first: 2) { edges { cursor node { at type } } } } ... on Person { name } } }",
        "{ __schema { queryType { name fields { name args { name type { kind ofType { name } } } } } } }",
        "mutation S($i: StartProjectInput!) { startProject(input: $i) { project { id } cursor errors { code message path } } }",
        "{ limits { depth cost tokens } agencies(first: 3) { nodes { id name { value } projects(last: 2) { totalCount } } } }",
    ];

    static readonly string[] Strange =
    [
        "\"", "\"\"\"", "\\", "{", "}", "...", "$", "@", "!", "#", "\0", "\uFEFF", "ä", "😀", "-", "0", "1e999", "99999999999999999999", "on", "null", "true",
        "fragment", "query", "__typename", "@skip(if: $x)", "\\u{110000}", "\\uD800", "&", "|", "\u202E", "\u2028", "'", ";--", "%00", "[[[[", "]]]]", ":", ",",
    ];

    /// <summary>A sample with some tokens dropped, doubled, swapped or exchanged, or some characters.</summary>
    public static string Garbled(Random random)
    {
        var parts = Tokens().Matches(Samples[random.Next(Samples.Length)]).Select(match => match.Value).ToList();
        for (var changes = random.Next(1, 4); changes > 0 && parts.Count > 1; changes--)
        {
            var at = random.Next(parts.Count);
            switch (random.Next(5))
            {
                case 0:
                    parts.RemoveAt(at);
                    break;
                case 1:
                    parts.Insert(at, parts[at]);
                    break;
                case 2:
                    var other = random.Next(parts.Count);
                    (parts[at], parts[other]) = (parts[other], parts[at]);
                    break;
                case 3:
                    parts[at] = Strange[random.Next(Strange.Length)];
                    break;
                default:
                    parts.Insert(at, Strange[random.Next(Strange.Length)]);
                    break;
            }
        }

        return string.Join(random.Next(4) == 0 ? "\r\n" : " ", parts);
    }

    /// <summary>Bytes of a text with some of them changed, so that they may be no text any more.</summary>
    public static byte[] Noisy(string text, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var changes = random.Next(1, 6); changes > 0; changes--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(5) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    /// <summary>A document made to cost much, of a random size.</summary>
    public static (string Title, string Document) Costly(Random random)
    {
        var n = (int)Math.Pow(10, 1 + (random.NextDouble() * 3.3));
        return random.Next(20) switch
        {
            0 => ("aliases", $"{{ {Repeat(n, i => $"a{i}: __typename")} }}"),
            1 => ("one field again and again", $"{{ {Repeat(n, _ => "__typename")} }}"),
            2 => ("objects again and again", $"{{ {Repeat(n, _ => "projects { nodes { id } }")} }}"),
            3 => ("deep selections", $"{{ {string.Concat(Enumerable.Repeat("projects { nodes { owner { ", n))}id{new string('}', (3 * n) + 1)}"),
            4 => ("open braces", string.Concat(Enumerable.Repeat("{ projects ", n))),
            5 => ("a deep list", $"{{ nodes(ids: {new string('[', n)}{new string(']', n)}) {{ id }} }}"),
            6 => ("a wide list", $"{{ nodes(ids: [{Repeat(n, i => $"\"{i}\"")}]) {{ id }} }}"),
            7 => ("a ring of fragments", $"{{ ...F0 }} {Repeat(n, i => $"fragment F{i} on Query {{ ...F{(i + 1) % n} }}")}"),
            8 => ("fragments that double", $"{{ ...F0 }} {Repeat(n, i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}")} fragment F{n} on Query {{ __typename }}"),
            9 => ("directives", $"{{ __typename {Repeat(n, _ => "@skip(if: false)")} }}"),
            10 => ("variables", $"query ({Repeat(n, i => $"$v{i}: Int")}) {{ __typename }}"),
            11 => ("a long string", $"{{ project(slug: \"{new string('x', 20 * n)}\") {{ id }} }}"),
            12 => ("a long block string", $"{{ project(slug: \"\"\"{string.Concat(Enumerable.Repeat("\n   x", 10 * n))}\"\"\") {{ id }} }}"),
            13 => ("a long name", $"{{ {new string('n', 20 * n)} }}"),
            14 => ("a long number", $"{{ projects(first: {new string('9', 10 * n)}) {{ totalCount }} }}"),
            15 => ("commas and comments", $"{{ {string.Concat(Enumerable.Repeat(",#x\n", 10 * n))} __typename }}"),
            16 => ("many operations", Repeat(n, i => $"query Q{i} {{ __typename }}")),
            17 => ("large pages", "{ projects(first: 100) { nodes { history(first: 100) { nodes { id: type } } } } }"),
            18 => ("types in circles", $"{{ __schema {{ types {{ {Enumerable.Range(0, 6).Aggregate("name", (inside, _) => $"fields {{ type {{ {inside} }} }}")} }} }} }}"),
            _ => ("many unknown fields", $"{{ {Repeat(n, i => $"projcts{i}")} }}"),
        };
    }

    static string Repeat(int count, Func<int, string> part) => string.Join(' ', Enumerable.Range(0, count).Select(part));

    [GeneratedRegex("""\.\.\.|[_A-Za-z]\w*|"[^"]*"|-?\d+|\S""")]
    private static partial Regex Tokens();
}
