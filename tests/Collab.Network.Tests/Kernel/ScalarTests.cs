using System.Globalization;
using System.Text;
using System.Text.Json;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Network.Tests.Kernel;

/// <summary>Every scalar is read by its standard alone, whatever the server's culture.</summary>
public class ScalarTests
{
    static readonly GraphQLExecutor Executor = Build();

    public static TheoryData<string> Cultures => ["fi-FI", "sv-SE", "en-US", "ar-SA", "th-TH", "fa-IR"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task What_the_standard_allows_is_read_and_written_the_same_everywhere(string culture)
    {
        Assert.Equal("2026-08-06", await Read(culture, "day", "2026-08-06"));
        Assert.Equal("2024-02-29", await Read(culture, "day", "2024-02-29"));
        Assert.Equal("2026-08-06T09:00:00+03:00", await Read(culture, "moment", "2026-08-06T09:00:00+03:00"));
        Assert.Equal("2026-08-06T09:00:00+00:00", await Read(culture, "moment", "2026-08-06t09:00:00z"));
        Assert.Equal("2026-08-06T09:00:00.1234567+00:00", await Read(culture, "moment", "2026-08-06T09:00:00.12345678901Z"));
        Assert.Equal("2026-08-06T09:00:00.5000000-02:30", await Read(culture, "moment", "2026-08-06T09:00:00.5-02:30"));
        foreach (var address in new[] { "https://p.example/#/fi", "https://user@p.example:8080/a?b=c&d=%C3%A4", "http://[::1]/", "https://äiti.example/ö?å=ä", "mailto:a@b.example" })
        {
            Assert.Equal(address, await Read(culture, "address", address));
        }
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task What_another_calendar_or_habit_would_make_of_it_is_refused(string culture)
    {
        foreach (var day in new[] { "1.2.2026", "06/08/2026", "6 Aug", "12/31", "2026-08", "2026-8-6", "20260806", "2026-02-30", "2026-13-01", " 2026-08-06", "2026-08-06 ", "2026-08-06\0", "2026-08-06T00:00:00Z", "٢٠٢٦-٠٨-٠٦", "1448-02-22Z", "" })
        {
            Assert.Null(await Read(culture, "day", day));
        }

        foreach (var moment in new[] { "2026-08-06T09:00:00", "6.8.2026T9:00+03:00", "2026-08-06 09:00:00+03:00", "2026-08-06T09:00+03:00", "2026-08-06T09:00:00+0300", "2026-08-06T09:00:00 +03:00", "2026-08-06T25:00:00Z", "Thu, 06 Aug 2026T09:00:00Z", "2026-08-06T09:00:00.Z", "2026-08-06T09:00:00Z\n" })
        {
            Assert.Null(await Read(culture, "moment", moment));
        }

        foreach (var address in new[] { "/etc/passwd", "C:\\a", " https://p.example", "https://p.example/a b", "https://p.example/\0", "https://p.example/%zz", "https://p.example/%4", "https://p.example/<a>", "p.example", "//p.example", "https://p.example/\u202e", "" })
        {
            Assert.Null(await Read(culture, "address", address));
        }
    }

    /// <summary>What a server of a culture answers to a value; null when it refuses it.</summary>
    static async Task<string?> Read(string culture, string field, string value)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var request = new GraphQLRequest(Encoding.UTF8.GetBytes($"query ($value: {Types[field]}!) {{ {field}(value: $value) }}"))
        {
            Variables = JsonSerializer.SerializeToUtf8Bytes(new { value }, JsonSerializerOptions.Web),
        };
        using var response = await Executor.Execute(request);
        var answer = JsonElement.Parse(response.Json.Span);
        return answer.TryGetProperty("data", out var data) ? data.GetProperty(field).GetString() : null;
    }

    static readonly Dictionary<string, string> Types = new() { ["day"] = "Date", ["moment"] = "DateTime", ["address"] = "URL" };

    static GraphQLExecutor Build()
    {
        const string Sdl = """
            scalar Date scalar DateTime scalar URL scalar Cursor scalar JSON scalar MutationName
            type Query { day(value: Date!): Date moment(value: DateTime!): DateTime address(value: URL!): URL }
            """;
        var map = new ResolverMap();
        KernelFields.BindScalars(map);
        map.Query
            .Field("day", (Of<DateOnly> arguments, FieldContext _) => arguments.Value)
            .Field("moment", (Of<DateTimeOffset> arguments, FieldContext _) => arguments.Value)
            .Field("address", (Of<Uri> arguments, FieldContext _) => arguments.Value);
        return new GraphQLExecutor(ExecutableSchema.Build([new SourceText(Sdl, "scalars")], map), new ExecutorOptions());
    }

    sealed record Of<T>(T Value);
}
