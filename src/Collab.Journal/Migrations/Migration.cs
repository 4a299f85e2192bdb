using System.Security.Cryptography;
using System.Text;

namespace Collab.Journal.Migrations;

/// <summary>One step of a schema. Its text never changes after a release; a change is a further migration.</summary>
/// <param name="Name">The name. Migrations of a set are ordered by it, so it begins with a number.</param>
/// <param name="Sql">Statements that can run inside a transaction.</param>
public sealed record Migration(string Name, string Sql)
{
    /// <summary>SHA-256 of the text with line ends normalized to <c>\n</c>, in lower-case hex. Recorded when applied and compared at every start.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}
