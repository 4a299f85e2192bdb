using System.Text;
using Collab.Bpmn.Model;

namespace Collab.Bpmn.Tests;

public class RefusedFileTests
{
    const string Start = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\" targetNamespace=\"t\">";
    const string Process = "<process id=\"p\"><task id=\"a\" name=\"A\"/><task id=\"b\"/>";

    public static TheoryData<string, BpmnProblemKind, string> Files => new()
    {
        { "", BpmnProblemKind.NotXml, "" },
        { "prosessi", BpmnProblemKind.NotXml, "" },
        { Start, BpmnProblemKind.NotXml, "" },
        { Start + Process + "</definitions>", BpmnProblemKind.NotXml, "" },
        { "<?xml version=\"1.0\"?><!DOCTYPE definitions [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + Start + "</definitions>", BpmnProblemKind.DocumentType, "" },
        { "<!DOCTYPE definitions SYSTEM \"file:///etc/passwd\">" + Start + "</definitions>", BpmnProblemKind.DocumentType, "" },
        { Start + "<process id=\"p\" name=\"&secret;\"/></definitions>", BpmnProblemKind.NotXml, "" },
        { "<html/>", BpmnProblemKind.NotBpmn, "html" },
        { "<definitions/>", BpmnProblemKind.NotBpmn, "definitions" },
        { "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"/>", BpmnProblemKind.NotBpmn, "definitions" },
        { Start + "</definitions>", BpmnProblemKind.NoProcess, "" },
        { Start + Process + "<task id=\"a\"/></process></definitions>", BpmnProblemKind.DuplicateId, "a" },
        { Start + Process + "<sequenceFlow id=\"a\" sourceRef=\"a\" targetRef=\"b\"/></process></definitions>", BpmnProblemKind.DuplicateId, "a" },
        { Start + Process + "</process><process id=\"p\"/></definitions>", BpmnProblemKind.DuplicateId, "p" },
        { Start + Process + "<sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"nowhere\"/></process></definitions>", BpmnProblemKind.DanglingReference, "nowhere" },
        { Start + Process + "<sequenceFlow id=\"f\" targetRef=\"b\"/></process></definitions>", BpmnProblemKind.DanglingReference, "sourceRef" },
        { Start + Process + "<boundaryEvent id=\"e\" attachedToRef=\"c\"/></process></definitions>", BpmnProblemKind.DanglingReference, "c" },
        { Start + Process + "<laneSet><lane id=\"l\"><flowNodeRef>c</flowNodeRef></lane></laneSet></process></definitions>", BpmnProblemKind.DanglingReference, "c" },
        { Start + "<collaboration id=\"k\"><participant id=\"x\" processRef=\"q\"/></collaboration></definitions>", BpmnProblemKind.DanglingReference, "q" },
        { Start + "<collaboration id=\"k\"><participant id=\"x\"/><messageFlow id=\"m\" sourceRef=\"x\" targetRef=\"y\"/></collaboration></definitions>", BpmnProblemKind.DanglingReference, "y" },
        { Start + string.Concat(Enumerable.Repeat("<process>", 1_000)), BpmnProblemKind.TooDeep, "" },
        { Start + new string(' ', BpmnLimits.MaxLength), BpmnProblemKind.TooLarge, "" },
        { Start + string.Concat(Enumerable.Repeat("<a/>", BpmnLimits.MaxXmlElements)), BpmnProblemKind.TooManyElements, "" },
    };

    /// <summary>Each is read, or refused, in about the time that its length takes: far within the bound, which a quadratic reader would pass many times over.</summary>
    [Fact]
    public void Files_that_are_made_to_take_long_do_not()
    {
        string[] files =
        [
            Start + "<process id=\"p\" name=\"" + string.Concat(Enumerable.Repeat("x", 5_000_000)) + "\"/></definitions>",
            Start + "<process id=\"p\"><documentation>" + string.Concat(Enumerable.Repeat("x<!---->", 1_000_000)) + "</documentation></process></definitions>",
            Start + "<process id=\"p\">" + string.Concat(Enumerable.Repeat("<a/>x", 190_000)) + "</process></definitions>",
            Start + "<process id=\"p\">" + string.Concat(Enumerable.Range(0, 9_000).Select(number => $"<task id=\"t{number}\"/>")) + "</process></definitions>",
            Start + "<process id=\"p\">" + string.Concat(Enumerable.Range(0, 20_000).Select(number => $"<task id=\"t{number}\"/>")) + "</process></definitions>",
        ];
        var began = System.Diagnostics.Stopwatch.GetTimestamp();

        var read = files.Select(file => BpmnDocument.Read(file, out _)).ToArray();

        Assert.Equal([true, true, true, true, false], read.Select(document => document is not null));
        Assert.Equal(9_000, BpmnOrder.Of(read[3]!.Model).Count);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 30);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Such_a_file_is_refused(string text, BpmnProblemKind kind, string what)
    {
        Assert.Null(BpmnDocument.Read(text, out var problems));
        Assert.Equal((kind, what), (problems[0].Kind, problems[0].What));
    }

    [Fact]
    public void Every_problem_is_told_with_its_line_up_to_a_bound()
    {
        var flows = string.Concat(Enumerable.Range(1, 100).Select(number => $"\n<sequenceFlow id=\"f{number}\" sourceRef=\"a\" targetRef=\"none{number}\"/>"));

        BpmnDocument.Read(Start + Process + flows + "</process></definitions>", out var problems);

        Assert.Equal(Enumerable.Range(1, BpmnLimits.MaxProblems).Select(number => ($"none{number}", number + 1)), problems.Select(problem => (problem.What, problem.Line)));
    }

    public static TheoryData<byte[], string?, BpmnProblemKind?> Encodings => new()
    {
        { Bytes("UTF-8", Encoding.UTF8), null, null },
        { Bytes("utf-8", Encoding.UTF8), "utf-8", null },
        { [.. Encoding.UTF8.Preamble, .. Bytes("UTF-8", Encoding.UTF8)], null, null },
        { [.. Encoding.Unicode.Preamble, .. Bytes("UTF-16", Encoding.Unicode)], null, null },
        { [.. Encoding.BigEndianUnicode.Preamble, .. Bytes("UTF-16", Encoding.BigEndianUnicode)], null, null },
        { Bytes("ISO-8859-1", Encoding.Latin1), null, null },
        { Bytes("windows-1252", Encoding.Latin1), null, null },
        { Bytes("UTF-8", Encoding.Latin1), null, BpmnProblemKind.EncodingNotKept },
        { Bytes("ISO-8859-1", Encoding.UTF8), null, BpmnProblemKind.EncodingNotKept },
        { Bytes("US-ASCII", Encoding.UTF8), null, BpmnProblemKind.EncodingNotKept },
        { [.. Encoding.UTF8.Preamble, .. Bytes("ISO-8859-1", Encoding.UTF8)], null, BpmnProblemKind.EncodingsDiffer },
        { [.. Encoding.Unicode.Preamble, .. Bytes("UTF-8", Encoding.Unicode)], null, BpmnProblemKind.EncodingsDiffer },
        { Bytes("UTF-16", Encoding.UTF8), null, BpmnProblemKind.EncodingNotKept },
        { Bytes("UTF-8", Encoding.UTF8), "iso-8859-1", BpmnProblemKind.EncodingsDiffer },
        { Bytes("KOI8-R", Encoding.UTF8), null, BpmnProblemKind.UnknownEncoding },
        { [.. Encoding.UTF32.Preamble, .. Bytes("UTF-32", Encoding.UTF32)], null, BpmnProblemKind.UnknownEncoding },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Claims_of_the_encoding_agree_and_are_kept(byte[] bytes, string? charset, BpmnProblemKind? expected)
    {
        var text = BpmnText.Decode(bytes, charset, out var problem);

        Assert.Equal(expected, problem?.Kind);
        Assert.Equal(expected is null, text is not null);
        if (text is not null)
        {
            Assert.Contains("Päätös", text, StringComparison.Ordinal);
            Assert.Contains("encoding=\"UTF-8\"", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_file_over_the_limit_is_not_decoded()
    {
        Assert.Null(BpmnText.Decode(new byte[BpmnLimits.MaxLength + 1], null, out var problem));
        Assert.Equal(BpmnProblemKind.TooLarge, problem?.Kind);
    }

    static byte[] Bytes(string claim, Encoding encoding) => encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"{claim}\"?><process name=\"Päätös\"/>");
}
