namespace Collab.Bpmn;

/// <summary>How much of a file is read. The largest of 201 files of real modellers has 430,000 characters, 9,000 elements and a depth of 14.</summary>
public static class BpmnLimits
{
    /// <summary>The longest text, in UTF-16 code units, and the largest file, in bytes: 10 MiB.</summary>
    public const int MaxLength = 10 << 20;

    /// <summary>The deepest nesting of XML elements.</summary>
    public const int MaxDepth = 100;

    /// <summary>The most XML elements.</summary>
    public const int MaxXmlElements = 200_000;

    /// <summary>The most elements and flows of a model: those that are told and drawn.</summary>
    public const int MaxShown = 10_000;

    /// <summary>The most problems that are told of one file.</summary>
    public const int MaxProblems = 20;
}
