using System.Text;
using Collab.GraphQL.Conformance;

// Speaks the engine protocol: one JSON request a line in, one JSON answer a line out, until the input ends.
var conversation = new Thread(Converse, ProtocolEngine.StackBytes);
conversation.Start();
conversation.Join();

static void Converse()
{
    using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), false, 1 << 16);
    using var output = Console.OpenStandardOutput();
    var engine = new ProtocolEngine();
    while (input.ReadLine() is { } line)
    {
        if (line.Length > 0)
        {
            output.Write(engine.Answer(line).Span);
            output.Write("\n"u8);
            output.Flush();
        }
    }
}
