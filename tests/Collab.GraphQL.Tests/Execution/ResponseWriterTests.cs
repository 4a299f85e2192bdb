using System.Text.Json;
using Collab.GraphQL.Binding;
using Xunit;

namespace Collab.GraphQL.Tests.Execution;

/// <summary>Values reach the wire as JSON that others read as the same values.</summary>
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
    public async Task What_JSON_cannot_say_is_an_error(double value) => Assert.EndsWith("\"data\":{\"v\":null", await Write("Float", value), StringComparison.Ordinal);

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
}
