using Collab.Gateway.Commands;
using Collab.GraphQL.AspNetCore;

namespace Collab.Gateway.Serving;

/// <summary>The file with the manifest of trusted documents.</summary>
static class TrustedDocumentFile
{
    /// <summary>Reads the manifest.</summary>
    /// <param name="file">The file; null for none.</param>
    /// <exception cref="OperatorException">It cannot be read or is invalid.</exception>
    public static TrustedDocuments? Load(string? file)
    {
        try
        {
            return file is null ? null : TrustedDocuments.Read(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OperatorException($"The trusted documents cannot be read: {exception.Message}", exception);
        }
        catch (TrustedDocumentsException exception)
        {
            throw Explain(file, exception);
        }
    }

    /// <summary>Turns an error of the manifest into an operator error.</summary>
    public static OperatorException Explain(string? file, TrustedDocumentsException exception) =>
        new($"The trusted documents of {file} cannot be used: {exception.Message}", exception);
}
