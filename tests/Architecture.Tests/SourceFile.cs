using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>A file of the repository: its path relative to the root, with forward slashes, and its text.</summary>
public sealed record SourceFile(string Path, string Text)
{
    string? code;

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The text with comments and string literals blanked, line by line.</summary>
    public string Code => code ??= CSharpBlanker.Blank(Text);

    /// <summary>The project in src, such as "Collab.Journal"; null outside src.</summary>
    public string? Module => Path.Split('/') is ["src", var module, _, ..] ? module : null;

    /// <summary>Finds matches in the C# code of this file.</summary>
    public IEnumerable<Finding> FindInCode(Regex pattern) => Find(pattern, Code);

    /// <summary>Finds matches in the whole text of this file.</summary>
    public IEnumerable<Finding> FindInText(Regex pattern) => Find(pattern, Text);

    IEnumerable<Finding> Find(Regex pattern, string text) =>
        pattern.Matches(text).Select(match => new Finding(Path, LineOf(match.Index), match.Value.Trim()));

    int LineOf(int index) => Text.AsSpan(0, index).Count('\n') + 1;
}

/// <summary>A violation.</summary>
public sealed record Finding(string Path, int Line, string What)
{
    public override string ToString() => $"{Path}:{Line}: {What}";
}
