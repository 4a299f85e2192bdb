using Collab.Gateway.Commands;
using Collab.GraphQL.AspNetCore;

namespace Collab.Gateway.Serving;

/// <summary>The manifest of trusted documents that the settings name.</summary>
static class TrustedDocumentFile
{
    /// <summary>Reads it.</summary>
    /// <param name="file">The file; null for none.</param>
    /// <exception cref="OperatorException">It cannot be read, or is none.</exception>
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

    /// <summary>Tells the operator what is wrong with it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="exception">What was found.</param>
    public static OperatorException Explain(string? file, TrustedDocumentsException exception) =>
        new($"The trusted documents of {file} cannot be used: {exception.Message}", exception);
}
