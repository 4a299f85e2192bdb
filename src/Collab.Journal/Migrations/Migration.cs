using System.Security.Cryptography;
using System.Text;

namespace Collab.Journal.Migrations;

/// <summary>One step of a schema. Once it has landed its text never changes; a change is a further migration.</summary>
/// <param name="Name">Orders it within its set, so it begins with a number.</param>
/// <param name="Sql">Statements that may run inside a transaction.</param>
public sealed record Migration(string Name, string Sql)
{
    /// <summary>SHA-256 of the text with line ends made <c>\n</c>, in lower-case hex: recorded when applied, compared at every start.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}
