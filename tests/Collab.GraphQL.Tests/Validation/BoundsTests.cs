using Collab.GraphQL.Validation;
using Xunit;

namespace Collab.GraphQL.Tests.Validation;

public class BoundsTests
{
    [Fact]
    public void At_most_100_errors_are_collected_plus_one_that_says_so()
    {
        var errors = Documents.Check($"{{ {Repeat(1_000, i => $"nope{i}")} }}");

        Assert.Equal(101, errors.Length);
        Assert.Equal("More than 100 errors: validation stopped here.", errors[^1].Message);
    }

    // Limits count steps, not time, so these tests are independent of the machine. Each document is many times larger than an ordinary one and must pass within steps
    // that grow with its size.
    [Theory]
    [MemberData(nameof(ValidDocuments))]
    public void Validation_steps_grow_linearly_with_document_size(string title, string query)
    {
        var errors = Documents.Check(query, new ValidationOptions { MaxWork = query.Length });

        Assert.True(errors.IsEmpty, $"{title}: {string.Join('\n', errors.Take(3))}");
    }

    public static TheoryData<string, string> ValidDocuments => new()
    {
        { "one field again and again", $"{{ dog {{ {Repeat(20_000, _ => "volume")} }} }}" },
        { "one object again and again", $"{{ {Repeat(20_000, _ => "dog { volume }")} }}" },
        { "pairs at every level", $"{{ pet {{ {Nest(300, inner => $"friend {{ name {inner} }} friend {{ name }}")} }} }}" },
        { "fragments that fan out", $"{{ pet {{ ...F0 }} }} {Chain(1_000, next => $"friend {{ ...{next} }} owner {{ pets {{ ...{next} }} }}")}" },
        { "a chain of fragments", $"{{ pet {{ ...F0 }} }} {Chain(20_000, next => $"...{next} ...{next}")}" },
        { "choices that part at each level", $"{{ pet {{ {Choices(40)} }} }}" },
        { "many variables", $"query ({Repeat(5_000, i => $"$v{i}: Int!")}) {{ human {{ {Repeat(5_000, i => $"x{i}: pets(first: $v{i}) {{ name }}")} }} }}" },
    };

    [Fact]
    public void Fragment_cycle_is_an_error()
    {
        var ring = Repeat(10_000, i => $"fragment F{i} on Pet {{ friend {{ ...F{(i + 1) % 10_000} }} }}");

        var error = Assert.Single(Documents.Check($"{{ pet {{ ...F0 }} }} {ring}"));

        Assert.Equal("NoFragmentCyclesRule", error.Rule);
    }

    [Fact]
    public void A_document_that_needs_too_many_steps_is_refused()
    {
        var operations = Repeat(100, i => $"query Q{i}($v: Boolean) {{ dog {{ ...F }} }}");
        var fragment = $"fragment F on Dog {{ {Repeat(100, i => $"x{i}: name(short: $v)")} }}";

        var error = Assert.Single(Documents.Check($"{operations} {fragment}", new ValidationOptions { MaxWork = 5_000 }));

        Assert.StartsWith("The document takes too much work to check.", error.Message, StringComparison.Ordinal);
    }

    static string Repeat(int count, Func<int, string> part) => string.Join(' ', Enumerable.Range(0, count).Select(part));

    static string Nest(int depth, Func<string, string> level) =>
        Enumerable.Range(0, depth).Aggregate("name", (inner, _) => level(inner));

    static string Chain(int count, Func<string, string> body) =>
        $"{Repeat(count, i => $"fragment F{i} on Pet {{ {body($"F{i + 1}")} }}")} fragment F{count} on Pet {{ name }}";

    /// <summary>At each level the object type decides whether a chain takes part: 2^depth equal sets of fields.</summary>
    static string Choices(int depth) => Enumerable.Range(0, depth).Aggregate(
        "name", (main, level) => $"friend {{ {main} }} ... on Dog {{ {Nest(level, inner => $"friend {{ {inner} }}")} }}");
}
