using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Collab.GraphQL.AspNetCore.Tests.Documents;

/// <summary>Requests that name documents by their hash.</summary>
static class Hashes
{
    public static string Sha256(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    public static string PersistedQuery(string document) => $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{Sha256(document)}}}"}}""";

    /// <summary>A body with the hash of one document and optionally the text of one.</summary>
    public static string Extension(string hashed, string? sent = null) =>
        sent is null
            ? $$"""{"extensions":{{PersistedQuery(hashed)}}}"""
            : $$"""{"query":{{JsonSerializer.Serialize(sent)}},"extensions":{{PersistedQuery(hashed)}}}""";
}
