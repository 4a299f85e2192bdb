using Collab.Testing;
using Xunit;

namespace Collab.ClientTools;

/// <summary>The tools that clients of the API use work with the schema as it is served.</summary>
public sealed class ClientToolTests(ServedSchema served) : IClassFixture<ServedSchema>
{
    static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    [Fact]
    public Task Introspection_tells_the_schema_that_is_printed() => ToolScript.Succeeds("introspect.mjs", served.Address);

    [Fact]
    public Task Types_are_generated_for_a_portals_operations_and_compile_strictly() => ToolScript.Succeeds("codegen.mjs", served.Address);

    [Fact]
    public Task Relay_compiles_against_the_schema_and_makes_one_list_of_its_pages() => ToolScript.Succeeds("relay.mjs", served.Address);

    [Fact]
    public Task Process_descriptions_are_valid_BPMN() => ToolScript.Succeeds("bpmn.mjs", served.Address);

    [Fact]
    public Task Bpmn_js_draws_process_descriptions_without_a_warning() => InBrowser("bpmn-js in a browser", (browser, _) => ToolScript.Succeeds("bpmn.mjs", served.Address, browser));

    [Fact]
    public Task GraphiQL_shows_the_documentation_and_runs_a_query() =>
        InBrowser("GraphiQL in a browser", (browser, folder) => ToolScript.Succeeds("graphiql.mjs", served.Address, browser, Path.Combine(folder, "graphiql.png")));

    [Fact]
    public Task The_plain_pages_are_read_on_a_phone_in_three_languages_and_by_keyboard() =>
        InBrowser("The plain pages in a browser", (browser, folder) => ToolScript.Succeeds("pages.mjs", served.Address, browser, folder));

    /// <summary>Runs a test with the browser of this machine and a folder for screenshots.</summary>
    static async Task InBrowser(string what, Func<string, string, Task> test)
    {
        if (FindBrowser() is { } browser)
        {
            await test(browser, Directory.CreateDirectory(Path.Combine(Repository.Root, ".run", "test")).FullName);
        }
        else
        {
            NotRun.Report(what, $"none of {string.Join(", ", Browsers)} is on the PATH");
        }
    }

    static string? FindBrowser() =>
        (from browser in Browsers
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         let file = Path.Combine(folder, browser)
         where File.Exists(file)
         select file).FirstOrDefault();
}
