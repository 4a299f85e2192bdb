using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests;

/// <summary>Any input gets a correct response, never a 5xx, and no internal details.</summary>
public sealed class HostileInputTests(Server server) : IClassFixture<Server>
{
    static string Nested(int depth) => string.Concat(Enumerable.Repeat("""{"inner":""", depth)) + "{}" + new string('}', depth);

    static string Echo(string input) => """{"query":"query ($i: Echo!) { echo(input: $i) }","variables":{"i":""" + input + "}}";

    public static TheoryData<byte[], HttpStatusCode, string> Bodies()
    {
        var data = new TheoryData<byte[], HttpStatusCode, string>();
        Add("""{"query":"{ hello }","variables":{"n":""" + "\"\xff\xfe\"}}", HttpStatusCode.BadRequest, "not UTF-8");
        Add("""{"query":"{ hello # """ + "\xc3\x28\" }", HttpStatusCode.BadRequest, "not UTF-8");
        Add("\xff\xfe{\0}\0", HttpStatusCode.BadRequest, "not UTF-8");
        Add("\xef\xbb\xbf{\"query\":\"{ hello }\"}", HttpStatusCode.BadRequest, "not well-formed JSON at line 1, byte 1");
        Add("\0", HttpStatusCode.BadRequest, "not well-formed JSON");
        Add("{\"query\":\"{ hello \0 }\"}", HttpStatusCode.BadRequest, "not well-formed JSON");
        Add("{\"query\":\"{ hello }\"}\0", HttpStatusCode.BadRequest, "not well-formed JSON");
        Add("""{"query":"{ hello \u0000 }"}""", HttpStatusCode.BadRequest, "GRAPHQL_PARSE_FAILED");
        Add("""{"query":"{ hello(name: \"\ud800\") }"}""", HttpStatusCode.BadRequest, "surrogate");
        Add("""{"query":"{ hello }","operationName":"\udc00"}""", HttpStatusCode.BadRequest, "surrogate");
        Add("""{"query":"{ hello }","\ud800":1}""", HttpStatusCode.BadRequest, "surrogate");
        Add(Echo("""{"text":"\ud800"}"""), HttpStatusCode.BadRequest, "surrogate");
        Add(Echo("""{"\ud800":1}"""), HttpStatusCode.BadRequest, "unpaired surrogate");
        Add("""{"query":"query ($n: String) { hello(name: $n) }","variables":{"\udfff":1}}""", HttpStatusCode.BadRequest, "unpaired surrogate");
        Add("""{"query":"query ($n: String) { hello(name: $n) }","variables":{"n":"a\u0000b"}}""", HttpStatusCode.OK, """hello a\u0000b""");
        Add(Echo("""{"number":2147483648}"""), HttpStatusCode.BadRequest, "non 32-bit signed integer");
        Add(Echo("""{"number":1e400}"""), HttpStatusCode.BadRequest, "Int cannot represent");
        Add(Echo("""{"ratio":1e400}"""), HttpStatusCode.BadRequest, "Float cannot represent");
        Add(Echo("""{"ratio":-1e-400}"""), HttpStatusCode.OK, "Ratio");
        Add(Echo("""{"id":123456789012345678901234567890123456789012345678901234567890}"""), HttpStatusCode.OK, "123456789012345678901234567890123456789012345678901234567890");
        Add(Echo($$"""{"number":{{new string('9', 5_000)}}}"""), HttpStatusCode.BadRequest, "Int cannot represent");
        Add(Echo(Nested(100)), HttpStatusCode.RequestEntityTooLarge, "nested 103 levels deep; the limit is 64");
        Add(Echo(Nested(60)), HttpStatusCode.OK, "Inner");
        Add("""{"query":"{ hello }","extensions":{"a":""" + new string('[', 50_000), HttpStatusCode.BadRequest, "not well-formed JSON");
        Add("""{"query":"{ hello }","extensions":{"a":""" + new string('[', 20_000) + new string(']', 20_000) + "}}", HttpStatusCode.RequestEntityTooLarge, "nested 20002 levels");
        Add(new string('[', 40_000) + new string(']', 40_000), HttpStatusCode.BadRequest, "Entry 0 of the batch");
        Add("""{"query":"{ nothing }","query":"{ hello }"}""", HttpStatusCode.OK, "hello you");
        Add("""{"query":"query ($n: String) { hello(name: $n) }","variables":{"n":"a"},"variables":{"n":"b","n":"c"}}""", HttpStatusCode.OK, "hello c");
        Add(Echo("""{"text":"a","text":"b"}"""), HttpStatusCode.OK, "Text = b");
        Add("""{"query":"{ hello }","__proto__":{"a":1},"constructor":{"b":2}}""", HttpStatusCode.OK, "hello you");
        Add("""{"query":"{ hello }" """ + new string(' ', 90_000) + "}", HttpStatusCode.OK, "hello you");
        Add(new string('x', 1 << 20), HttpStatusCode.RequestEntityTooLarge, "\"limitName\":\"bodyBytes\",\"limit\":100000,\"measured\":1048576");
        return data;

        // Characters below 256 stand for bytes.
        void Add(string body, HttpStatusCode status, string told) => data.Add(Encoding.Latin1.GetBytes(body), status, told);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Body_gets_the_expected_response(byte[] body, HttpStatusCode status, string told)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = content };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");

        var response = await server.Client.SendAsync(request);
        var text = await response.Text();

        Assert.Equal((status, text), (response.StatusCode, text));
        Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, JsonElement.Parse(text).ValueKind);
        TellsNothingOfItself(text);
    }

    [Theory]
    [InlineData("?query=%ff%fe")]
    [InlineData("?query=%00")]
    [InlineData("?query=%7Bhello%7D&variables=%7B%22%5Cud800%22:1%7D&extensions=%7B%22%5Cud800%22:1%7D")]
    [InlineData("?query=%7Bhello%7D&variables=%5B%5B%5B")]
    [InlineData("?query=%7Bhello%7D%zz&query=%7Bviewer%7D")]
    [InlineData("?%ff=%ff&sdl%00")]
    [InlineData("?documentId=%00%ff")]
    public async Task Any_address_gets_a_response_other_than_5xx(string query)
    {
        var response = await server.Get(query);

        Assert.InRange((int)response.StatusCode, 200, 499);
        TellsNothingOfItself(await response.Text());
    }

    [Fact]
    public async Task A_body_in_chunks_is_read_and_bounded()
    {
        await using var connection = await RawConnection.Open(server.Client.BaseAddress!);
        await connection.Send(RawConnection.Post("Transfer-Encoding: chunked"));
        foreach (var part in """{"query":"{ hello }"}""")
            await connection.Send($"1\r\n{part}\r\n");

        await connection.Send("0\r\n\r\n");
        Assert.EndsWith("""{"data":{"hello":"hello you"}}""", await connection.ReadResponse(), StringComparison.Ordinal);

        await connection.Send(RawConnection.Post("Transfer-Encoding: chunked"));
        await connection.Send($"20000\r\n{new string(' ', 0x20000)}\r\n0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413", await connection.ReadResponse(), StringComparison.Ordinal);
        Assert.Empty(server.Faults);
    }

    [Fact]
    public async Task A_body_of_garbled_chunks_is_refused()
    {
        await using var connection = await RawConnection.Open(server.Client.BaseAddress!);
        await connection.Send(RawConnection.Post("Transfer-Encoding: chunked") + "xyz\r\n{}");

        var response = await connection.ReadResponse();

        Assert.StartsWith("HTTP/1.1 400", response, StringComparison.Ordinal);
        Assert.Contains("its chunks are not well-formed", response, StringComparison.Ordinal);
        TellsNothingOfItself(response);
    }

    [Theory]
    [InlineData("Content-Length: 100", """{"query":"{ hello""")]
    [InlineData("Transfer-Encoding: chunked", "10\r\n{\"query\"")]
    public async Task Aborted_request_is_no_server_error(string length, string body)
    {
        await using var own = await Server.Start(options => options);
        await using (var connection = await RawConnection.Open(own.Client.BaseAddress!))
        {
            await connection.Send(RawConnection.Post(length) + body);
            connection.EndSending();
            Assert.True(await connection.IsClosed());
        }

        await own.Stop();
        Assert.Empty(own.Faults);
    }

    [Fact]
    public async Task Body_over_the_time_limit_is_refused()
    {
        await using var own = await Server.Start(options => options with { BodyTimeout = TimeSpan.FromMilliseconds(50) });
        await using var connection = await RawConnection.Open(own.Client.BaseAddress!);
        await connection.Send(RawConnection.Post("Content-Length: 100") + "{");

        var response = await connection.ReadResponse();

        Assert.StartsWith("HTTP/1.1 408", response, StringComparison.Ordinal);
        Assert.Contains("The body did not come within 0.05 s.", response, StringComparison.Ordinal);
        Assert.True(await connection.IsClosed());
        await own.Stop();
        Assert.Empty(own.Faults);
    }

    [Fact]
    public async Task Unfinished_large_bodies_use_bounded_memory_and_delay_no_request()
    {
        const string Query = """{"query":"{ hello }"}""";
        await using var own = await Server.Start(options => options with { PendingBodyBytes = 50_000 });
        await using var one = await RawConnection.Open(own.Client.BaseAddress!);
        await using var other = await RawConnection.Open(own.Client.BaseAddress!);
        RawConnection[] connections = [one, other];
        foreach (var connection in connections)
            await connection.Send(RawConnection.Post($"Content-Length: {99_000 + Query.Length}") + new string(' ', 99_000));

        Task<string>[] answers = [one.ReadResponse(), other.ReadResponse()];
        var refused = Array.IndexOf(answers, await Task.WhenAny(answers));
        var small = await own.Post(Query);
        await connections[1 - refused].Send(Query);

        Assert.StartsWith("HTTP/1.1 503", await answers[refused], StringComparison.Ordinal);
        Assert.Contains("\"code\":\"UNAVAILABLE\"", await answers[refused], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
        Assert.StartsWith("HTTP/1.1 200", await answers[1 - refused], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br, identity")]
    public async Task A_compressed_body_is_refused(string encoding)
    {
        using var content = new StringContent("""{"query":"{ hello }"}""", null, "application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = content };

        var response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(["identity"], response.Headers.GetValues("Accept-Encoding"));
        Assert.Contains("must not be compressed", await response.Text(), StringComparison.Ordinal);
    }

    static void TellsNothingOfItself(string response)
    {
        foreach (var word in new[] { "Exception", "   at ", "System.", "Microsoft", "Collab.", "/src/", ".cs:", "stack", "INTERNAL" })
            Assert.DoesNotContain(word, response, StringComparison.Ordinal);
    }
}
