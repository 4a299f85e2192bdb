using System.Text.RegularExpressions;

namespace Architecture.Tests.Rules;

/// <summary>Rules for all files.</summary>
public static class GeneralRules
{
    /// <summary>Maximum number of lines of a source file.</summary>
    const int MaxLines = 400;

    public static Rule Length { get; } = Rule.PerFile(
        $"No written file of src is over {MaxLines} lines",
        "Split the file where a reader would put a heading; each part gets the name of what it is.",
        file => file.Module is not null && !IsLockFile(file) && file.Text.AsSpan().Count('\n') is var lines && lines > MaxLines
            ? [new Finding(file.Path, lines, $"{lines} lines")]
            : [],
        bad: new("src/Collab.Journal/Long.cs", new string('\n', MaxLines + 1)),
        good: new("src/Collab.Journal/Short.cs", new string('\n', MaxLines)));

    public static Rule Sleep { get; } = Rule.PerFile(
        "Nothing sleeps to wait for something else",
        "Wait for the thing itself: a TaskCompletionSource, a barrier, fake time.",
        file => IsCSharp(file) ? file.FindInCode(new Regex(@"\bThread\.Sleep\b")) : [],
        bad: new("tests/A.Tests/A.cs", "Thread.Sleep(10);"),
        good: new("tests/A.Tests/A.cs", "// never Thread.Sleep"));

    public static Rule Promises { get; } = Rule.PerFile(
        "No promise stands in for code, and no test is skipped",
        "Do it now, or leave it out; what is left open belongs in an issue. A test that cannot run must fail or be a line of its own in ./test.",
        file => IsCSharp(file)
            ? [.. file.FindInText(new Regex(@"//.*\b(" + "TO" + @"DO|FIX" + @"ME|HA" + "CK|XX" + @"X)\b")), .. file.FindInCode(new Regex(@"\bNotImplementedException\b|\bSkip\s*="))]
            : [],
        bad: new("tests/A.Tests/A.cs", "[Fact(Skip = \"later\")]"),
        good: new("tests/A.Tests/A.cs", "rows.Skip(1)"));

    public static Rule Pragmas { get; } = Rule.PerFile(
        "No warning is switched off in the middle of a file",
        "Fix what the analyzer sees; a rule that is wrong for the whole project is switched off in .editorconfig with the reason.",
        file => IsCSharp(file) ? file.FindInCode(new Regex(@"#pragma\s+warning\s+disable\b.*|\bSuppressMessage\b|#nullable\s+disable")) : [],
        bad: new("src/Collab.Journal/A.cs", "#pragma warning disable CA1000"),
        good: new("src/Collab.Journal/A.cs", "#region pragma"));

    public static Rule Registries { get; } = Rule.PerFile(
        "No file names a package registry's host",
        "Leave the host to the machine's own configuration; in package-lock.json keep omit-lockfile-registry-resolved (.npmrc).",
        file => file.FindInText(new Regex(@"registry\.(npmjs|yarnpkg)\.|(api|www)\.nuget\.|static\.crates\.|files\.pythonhosted\.")),
        bad: new("package-lock.json", "\"resolved\": \"https://registry." + "npmjs.org/react\""),
        good: new("package-lock.json", "\"integrity\": \"sha512-\""));

    public static Rule MachinePaths { get; } = Rule.PerFile(
        "No file names a path of somebody's machine",
        "Find the place from the repository's root, from configuration, or from the process's own environment.",
        file => file.FindInText(new Regex(@"(?<![\w.~})/-])/(work|root|home/\w+|Users/\w+)/\w+|\b[A-Z]:\\Users\\")),
        bad: new("run", "cd /" + "root/collab"),
        good: new("run", "cd \"$root/work/shared\""));

    public static Rule OnlySources { get; } = Rule.PerFile(
        "Data, build output and secrets stay out of git",
        "git rm --cached the file and let .gitignore name its folder; a secret that was committed is changed as well.",
        file => Regex.IsMatch(file.Path, @"(^|/)(\.data|\.run|bin|obj|node_modules|TestResults)/|\.(pem|key|pfx|user)$|(^|/)\.env$")
            ? [new Finding(file.Path, 1, "is in git")]
            : [],
        bad: new(".data/postgres/PG_VERSION", "18"),
        good: new("src/Collab.Journal/sql/events.sql", ""));

    static bool IsLockFile(SourceFile file) => file.Name == "package-lock.json" || file.Name.EndsWith(".lock.json", StringComparison.Ordinal);

    static bool IsCSharp(SourceFile file) => file.Name.EndsWith(".cs", StringComparison.Ordinal);
}
