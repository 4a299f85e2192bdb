using Collab.Gateway.Commands;
using Collab.GraphQL.AspNetCore;

namespace Collab.Gateway.Serving;

/// <summary>Which GraphQL documents clients may name by an id, and whether they may send others.</summary>
/// <param name="File">GraphQL__TrustedDocuments: the manifest that Relay's or Apollo's tools wrote; null for none.</param>
/// <param name="Only">GraphQL__OnlyTrustedDocuments: whether nothing else is run.</param>
sealed record TrustedDocumentSettings(string? File, bool Only)
{
    const string FileKey = "GraphQL:TrustedDocuments";
    const string OnlyKey = "GraphQL:OnlyTrustedDocuments";

    /// <exception cref="OperatorException">A setting is none, or the two do not fit.</exception>
    public static TrustedDocumentSettings Read(IConfiguration configuration)
    {
        var settings = new TrustedDocumentSettings(
            configuration[FileKey] is { Length: > 0 } file ? file : null, configuration.Flag(OnlyKey) ?? false);
        return settings is { Only: true, File: null }
            ? throw new OperatorException(
                $"{configuration.Variable(OnlyKey)} is true, but there are no trusted documents; set {configuration.Variable(FileKey)} to the file of their manifest.")
            : settings;
    }

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="OperatorException">It cannot be read, or is none.</exception>
    public TrustedDocuments? Load()
    {
        try
        {
            return File is null ? null : TrustedDocuments.Read(System.IO.File.ReadAllBytes(File));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OperatorException($"The trusted documents cannot be read: {exception.Message}", exception);
        }
        catch (TrustedDocumentsException exception)
        {
            throw Explain(exception);
        }
    }

    /// <summary>Tells the operator what is wrong with the manifest.</summary>
    public OperatorException Explain(TrustedDocumentsException exception) => new($"The trusted documents of {File} cannot be used: {exception.Message}", exception);
}
