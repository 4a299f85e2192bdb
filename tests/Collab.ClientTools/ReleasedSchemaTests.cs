using Collab.Testing;
using Xunit;

namespace Collab.ClientTools;

/// <summary>What was released keeps its promises to clients: docs/guides/release-the-schema.md.</summary>
public sealed class ReleasedSchemaTests : IDisposable
{
    const string Today = "2026-11-22";

    readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("collab-schemas-");

    public void Dispose() => _files.Delete(recursive: true);

    [Fact]
    public async Task Nothing_that_was_released_is_broken()
    {
        var (_, current, _) = await GatewayProcess.Run(null, "schema");
        var (exitCode, said) = await Compare(Path.Combine(Repository.Root, "docs", "schema", "released.graphql"), await Write(current));

        Assert.True(exitCode == 0, $"The schema breaks clients of docs/schema/released.graphql:\n{said}See docs/guides/release-the-schema.md.");
    }

    [Theory]
    [InlineData("type Query { a: Int b: Int }", "type Query { a: Int b: Int c: Int }")]
    [InlineData("type Query { a: E } enum E { X }", "type Query { a: E } enum E { X Y }")]
    [InlineData("type Query { a: Int }", "type Query { a(b: Int): Int }")]
    [InlineData("type Query { a: Int }", """type Query { a: Int @deprecated(reason: "Use b. Stays until 2027-02-22.") b: Int }""")]
    [InlineData("""type Query { a: Int @deprecated(reason: "Use b. Stays until 2026-11-22.") b: Int }""", "type Query { b: Int }")]
    public async Task What_clients_cannot_feel_is_let_through(string released, string current) =>
        Assert.Equal((0, ""), await Compare(await Write(released), await Write(current), Today));

    [Theory]
    [InlineData("type Query { a: Int b: Int }", "type Query { b: Int }", "Query.a: ")]
    [InlineData("type Query { a: Int! }", "type Query { a: Int }", "Query.a: ")]
    [InlineData("type Query { a(b: Int): Int }", "type Query { a(b: Int!): Int }", "Query.a.b: ")]
    [InlineData("type Query { a(b: Int = 1): Int }", "type Query { a(b: Int = 2): Int }", "Query.a.b: ")]
    [InlineData("type Query { a: E } enum E { X Y }", "type Query { a: E } enum E { X }", "E.Y: ")]
    [InlineData("type Query { a: Int }", "type Query { a: Int @deprecated }", "Query.a: say in the reason")]
    [InlineData("type Query { a: Int }", """type Query { a: Int @deprecated(reason: "Use b. Stays until 2027-02-21.") }""", "Query.a: stays until 2027-02-21; clients have 3 months, so not before 2027-02-22.")]
    [InlineData("""type Query { a: Int @deprecated(reason: "Stays until 2026-11-23.") b: Int }""", "type Query { b: Int }", "Query.a: ")]
    [InlineData("""type Query { a: Int @deprecated(reason: "Stays until 2026-12-31.") }""", """type Query { a: Int @deprecated(reason: "Stays until 2026-12-01.") }""", "Query.a: clients were told that it stays until 2026-12-31")]
    [InlineData("input I { a: Int } type Query { a(i: I): Int }", "input I { a: Int @deprecated(reason: \"soon\") } type Query { a(i: I): Int }", "I.a: say in the reason")]
    public async Task What_would_break_a_client_is_told(string released, string current, string expected)
    {
        var (exitCode, said) = await Compare(await Write(released), await Write(current), Today);

        Assert.Equal(1, exitCode);
        Assert.StartsWith(expected, said, StringComparison.Ordinal);
    }

    static Task<(int ExitCode, string Said)> Compare(params string[] arguments) => ToolScript.Run("compare.mjs", arguments);

    async Task<string> Write(string sdl)
    {
        var file = Path.Combine(_files.FullName, Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, sdl);
        return file;
    }
}
