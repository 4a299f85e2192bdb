using System.Text.Json;
using Collab.Gateway.Commands;
using Collab.GraphQL.Execution;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Collab.Gateway.SignIn;

/// <summary>The public keys of an identity provider: from a file, read once, or from the provider, refreshed when it signs with a new key.</summary>
sealed class IssuerKeys
{
    const int MaxMetadataBytes = 1 << 20;

    /// <summary>By default a new key is fetched in the background, and the request that needs it is refused.</summary>
    const string BlockingRefreshSwitch = "Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking";

    static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The maximum time for which a withdrawn key is still trusted.</summary>
    static readonly TimeSpan RefreshInterval = TimeSpan.FromMinutes(15);

    /// <summary>The minimum interval of refreshes for unknown keys.</summary>
    static readonly TimeSpan UnknownKeyRefreshInterval = TimeSpan.FromSeconds(30);

    static IssuerKeys() => AppContext.SetSwitch(BlockingRefreshSwitch, true);

    readonly IReadOnlyList<SecurityKey> _fixed = [];
    readonly ConfigurationManager<OpenIdConnectConfiguration>? _provider;

    /// <exception cref="OperatorException">The file has no usable keys.</exception>
    public IssuerKeys(IssuerSettings settings)
    {
        if (settings.Keys is { } file)
        {
            _fixed = Read(file);
            return;
        }

        var provider = settings.MetadataAddress ?? throw new OperatorException($"{settings.Issuer} has no address that its keys could be asked for at.");
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = RequestTimeout, MaxResponseContentBufferSize = MaxMetadataBytes };
        _provider = new ConfigurationManager<OpenIdConnectConfiguration>(
            provider.AbsoluteUri,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(client) { RequireHttps = !provider.IsLoopback })
        {
            AutomaticRefreshInterval = RefreshInterval,
            RefreshInterval = UnknownKeyRefreshInterval,

            // It would trust keys that the provider has withdrawn.
            UseLastKnownGoodConfiguration = false,
        };
    }

    /// <summary>Adds the keys to the parameters of a token validation.</summary>
    /// <param name="checks">The parameters.</param>
    /// <param name="cancellationToken">Cancels the request to the provider.</param>
    /// <exception cref="FieldException">The provider has never been reached and cannot be reached now.</exception>
    public async ValueTask AddTo(TokenValidationParameters checks, CancellationToken cancellationToken)
    {
        if (_provider is null)
        {
            checks.IssuerSigningKeys = _fixed;
            return;
        }

        try
        {
            await _provider.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            throw new FieldException("The identity provider cannot be reached just now, so the token cannot be checked. Repeat in a moment.", ErrorCodes.Unavailable);
        }

        checks.ConfigurationManager = _provider;
    }

    /// <summary>Reads the keys of a file.</summary>
    /// <param name="file">A JWK Set (RFC 7517).</param>
    /// <exception cref="OperatorException">The file has no usable keys.</exception>
    public static IReadOnlyList<SecurityKey> Read(string file)
    {
        try
        {
            var set = new JsonWebKeySet(File.ReadAllText(file));
            if (set.Keys.FirstOrDefault(key => key.HasPrivateKey || key.Kty is not (JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve)) is { } wrong)
            {
                throw new OperatorException($"The keys in {file} must be public ones of kind RSA or EC; {(wrong.HasPrivateKey ? "one is private" : $"one is of kind {wrong.Kty}")}.");
            }

            return set.GetSigningKeys() is { Count: > 0 } keys ? [.. keys] : throw new OperatorException($"{file} has no keys that sign; it must be a JWK Set (RFC 7517).");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw new OperatorException($"{file} cannot be read as a JWK Set (RFC 7517): {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }
}
