namespace Collab.Bpmn;

/// <summary>Why a file is not read.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="What">The id, reference, name or encoding that it is about; empty when the kind says all.</param>
/// <param name="Line">The line, from 1; 0 when no line tells more.</param>
public sealed record BpmnProblem(BpmnProblemKind Kind, string What = "", int Line = 0)
{
    /// <summary>For a reference: the element that has it. For an encoding: the one that the file's other claim, or its bytes, tell.</summary>
    public string Where { get; init; } = "";
}

/// <summary>What can be wrong with a file.</summary>
public enum BpmnProblemKind
{
    /// <summary>It is not well-formed XML.</summary>
    NotXml,

    /// <summary>It has a document type definition, with or without entities.</summary>
    DocumentType,

    /// <summary>It is larger than <see cref="BpmnLimits.MaxLength"/>.</summary>
    TooLarge,

    /// <summary>It is nested deeper than <see cref="BpmnLimits.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>It has more than <see cref="BpmnLimits.MaxXmlElements"/> elements, or <see cref="BpmnLimits.MaxShown"/> that are shown.</summary>
    TooManyElements,

    /// <summary>It is XML, but its root is not BPMN 2.0 definitions.</summary>
    NotBpmn,

    /// <summary>It is BPMN, but holds neither a process nor a collaboration.</summary>
    NoProcess,

    /// <summary>Two elements of the model have the same id.</summary>
    DuplicateId,

    /// <summary>A flow, lane, pool or boundary event refers to something that is not there.</summary>
    DanglingReference,

    /// <summary>The encoding that is claimed is not one that is read.</summary>
    UnknownEncoding,

    /// <summary>Two claims of the encoding contradict each other.</summary>
    EncodingsDiffer,

    /// <summary>The bytes are not of the encoding that is claimed.</summary>
    EncodingNotKept,
}
