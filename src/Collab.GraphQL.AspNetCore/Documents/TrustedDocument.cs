using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>A trusted document, found valid when the server started.</summary>
/// <param name="Text">The document, UTF-8.</param>
/// <param name="Only">Its operation, ready to run for as long as the server does; null when it has several, which are prepared when they are asked for.</param>
sealed record TrustedDocument(byte[] Text, PreparedOperation? Only);
