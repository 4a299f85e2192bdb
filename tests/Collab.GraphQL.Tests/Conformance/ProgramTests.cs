using System.Diagnostics;
using System.Text.Json;
using Collab.GraphQL.Conformance;
using Xunit;

namespace Collab.GraphQL.Tests.Conformance;

/// <summary>The conformance program as a process that answers each line before it reads the next.</summary>
public class ProgramTests
{
    [Fact]
    public async Task The_program_answers_line_by_line_and_ends_with_its_input()
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(ProtocolEngine).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var cancellation = new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;

        Assert.Equal("a", await Ask("""{"id":"a","mode":"parse","query":"{ ä }"}"""));
        Assert.Equal("b", await Ask("""{"id":"b","mode":"validate","schema":"type Query { a: Int }","query":"{ a }"}"""));
        Assert.Null(await Ask("nonsense"));
        Assert.Equal("x", await Ask("""{"id":"x","schema":"type Query { a: Int }","query":"{ a }"}"""));
        Assert.Equal("c", await Ask("""{"id":"c","mode":"schema","schema":"type Query { a: Int }"}"""));
        program.StandardInput.Close();
        await program.WaitForExitAsync(cancellation);

        Assert.Equal(0, program.ExitCode);
        Assert.Equal("", await program.StandardOutput.ReadToEndAsync(cancellation));

        async Task<string?> Ask(string line)
        {
            await program.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
            await program.StandardInput.FlushAsync(cancellation);
            var answer = await program.StandardOutput.ReadLineAsync(cancellation);
            return JsonDocument.Parse(answer!).RootElement.GetProperty("id").GetString();
        }
    }
}
