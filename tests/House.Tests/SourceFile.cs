using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>A file of the repository: its path from the root, with forward slashes, and its text.</summary>
public sealed record SourceFile(string Path, string Text)
{
    string? code;

    /// <summary>The file's own name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The text with comments and the insides of strings blanked, line for line, so that rules see only C#.</summary>
    public string Code => code ??= CSharpBlanker.Blank(Text);

    /// <summary>The module of src the file stands in, such as "Collab.Journal"; null outside src.</summary>
    public string? Module => Path.Split('/') is ["src", var module, _, ..] ? module : null;

    /// <summary>Where the pattern stands in the C# of this file.</summary>
    public IEnumerable<Finding> FindInCode(Regex pattern) => Find(pattern, Code);

    /// <summary>Where the pattern stands anywhere in this file.</summary>
    public IEnumerable<Finding> FindInText(Regex pattern) => Find(pattern, Text);

    IEnumerable<Finding> Find(Regex pattern, string text) =>
        pattern.Matches(text).Select(match => new Finding(Path, LineOf(match.Index), match.Value.Trim()));

    int LineOf(int index) => Text.AsSpan(0, index).Count('\n') + 1;
}

/// <summary>A place where a rule does not hold.</summary>
public sealed record Finding(string Path, int Line, string What)
{
    public override string ToString() => $"{Path}:{Line}: {What}";
}
