using System.Globalization;
using System.Text.Json;
using Collab.GraphQL.Binding;
using Xunit;

namespace Collab.GraphQL.Tests.Execution;

/// <summary>Written values are valid JSON that other readers read as the same values.</summary>
public sealed class ResponseWriterTests
{
    static async Task<string> Write<T>(string type, T value, Action<ResolverMap>? bind = null)
    {
        var scalar = type is "Int" or "Float" or "String" or "Boolean" or "ID" ? "" : $"scalar {type} ";
        var engine = new Engine($"{scalar}type Query {{ v: {type} }}", map =>
        {
            map.Query.Field("v", _ => value);
            bind?.Invoke(map);
        });
        var response = await engine.Run("{ v }");
        return response["""{"data":{"v":""".Length..^2];
    }

    [Fact]
    public async Task Every_character_survives_at_every_place_of_a_string()
    {
        var text = "";
        var engine = new Engine("type Query { v: String }", map => map.Query.Field("v", _ => text));
        foreach (var odd in new[] { "\"", "\\", "\n", "\0", "\u001f", "\u007f", "ä", "€", "😀", "\u2028" })
        {
            for (var length = 0; length < 40; length++)
            {
                text = new string('x', length) + odd + new string('y', 40 - length);
                using var json = JsonDocument.Parse(await engine.Run("{ v }"));

                Assert.Equal(text, json.RootElement.GetProperty("data").GetProperty("v").GetString());
            }
        }
    }

    [Fact]
    public async Task Texts_of_every_mixture_and_length_survive()
    {
        var text = "";
        var engine = new Engine("type Query { v: String }", map => map.Query.Field("v", _ => text));
        var random = new Random(20_260_806);
        string[] alphabets = ["abcdefgh ÄÖåäö", "abcdefghijklmnopqrstuvwxyz", "äöåÄÖÅéü", "aä\"\\\n€ß", "\u007f\u0080\u07ff\u0800\u001f z"];
        for (var i = 0; i < 5_000; i++)
        {
            text = string.Concat(random.GetItems<char>(alphabets[i % alphabets.Length], random.Next(70)));
            var json = await engine.Run("{ v }");

            using var parsed = JsonDocument.Parse(json);
            Assert.Equal(text, parsed.RootElement.GetProperty("data").GetProperty("v").GetString());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(27)]
    [InlineData(28)]
    [InlineData(29)]
    [InlineData(200)]
    public async Task Response_names_may_be_short_or_long(int length)
    {
        var name = new string('n', length);
        var engine = new Engine("type Query { v: Int }", map => map.Query.Field("v", _ => 1));

        Assert.Equal($$$"""{"data":{"{{{name}}}":1,"v":1}}""", await engine.Run($"{{ {name}: v v }}"));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_escaped()
    {
        Assert.Equal("\"\\ud800\"", await Write("String", "\ud800"));
        Assert.Equal("\"a\\udc00b\"", await Write("String", "a\udc00b"));
        Assert.Equal("\"😀\\ud83d\"", await Write("String", "\ud83d\ude00\ud83d"));
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.0, "-0")]
    [InlineData(1e21, "1E+21")]
    [InlineData(double.Epsilon, "5E-324")]
    public async Task Floats_are_written_shortest(double value, string expected) => Assert.Equal(expected, await Write("Float", value));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task Value_without_JSON_form_is_an_error(double value) => Assert.EndsWith("\"data\":{\"v\":null", await Write("Float", value), StringComparison.Ordinal);

    [Fact]
    public async Task Other_leaves_have_their_JSON_form()
    {
        Assert.Equal("-2147483648", await Write("Int", int.MinValue));
        Assert.Equal("true", await Write("Boolean", true));
        Assert.Equal("1.50", await Write("Float", 1.50m));
        Assert.Equal("\"42\"", await Write("ID", 42));
        Assert.Equal("\"0198f3a0-0000-7000-8000-000000000001\"", await Write("ID", Guid.Parse("0198f3a0-0000-7000-8000-000000000001")));
    }

    [Theory]
    [InlineData("2026-08-06T09:00:00+03:00", "2026-08-06T09:00:00+03:00")]
    [InlineData("2026-08-06T09:00:00.5Z", "2026-08-06T09:00:00.5000000+00:00")]
    public async Task Moments_keep_their_offset(string moment, string expected) =>
        Assert.Equal($"\"{expected}\"", await Write("DateTime", DateTimeOffset.Parse(moment, null), map => map.Scalar("DateTime", ScalarCodec.Rfc3339)));

    [Fact]
    public async Task Moments_are_written_as_the_general_formatter_writes_them()
    {
        var moment = DateTimeOffset.MinValue;
        var engine = new Engine("scalar DateTime type Query { v: DateTime! }", map =>
        {
            map.Scalar("DateTime", ScalarCodec.Rfc3339);
            map.Query.Field("v", _ => moment);
        });
        var random = new Random(20_260_806);
        foreach (var wholeSeconds in new[] { true, false })
        {
            for (var i = 0; i < 2_000; i++)
            {
                var ticks = random.NextInt64(DateTime.MinValue.AddDays(1).Ticks, DateTime.MaxValue.AddDays(-1).Ticks);
                var offset = TimeSpan.FromMinutes(random.Next(-14 * 60, (14 * 60) + 1));
                moment = new DateTimeOffset(wholeSeconds ? ticks - (ticks % TimeSpan.TicksPerSecond) : ticks, offset);
                var expected = moment.ToString(wholeSeconds ? "yyyy-MM-ddTHH:mm:sszzz" : "O", CultureInfo.InvariantCulture);

                Assert.Equal($$$"""{"data":{"v":"{{{expected}}}"}}""", await engine.Run("{ v }"));
            }
        }
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00+00:00")]
    [InlineData("9999-12-31T23:59:59+00:00")]
    [InlineData("2024-02-29T23:59:59-00:30")]
    [InlineData("2000-12-31T00:00:00+14:00")]
    public async Task Moments_at_the_edges_are_written_whole(string moment) => Assert.Equal(
        $"\"{moment}\"",
        await Write("DateTime", DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), map => map.Scalar("DateTime", ScalarCodec.Rfc3339)));
}
