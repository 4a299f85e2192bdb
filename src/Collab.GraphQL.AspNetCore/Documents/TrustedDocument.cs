using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>A trusted document that was validated at start.</summary>
/// <param name="Text">The document, UTF-8.</param>
/// <param name="Only">The prepared operation when the document has only one. When it has several, they are prepared on request.</param>
sealed record TrustedDocument(byte[] Text, PreparedOperation? Only);
