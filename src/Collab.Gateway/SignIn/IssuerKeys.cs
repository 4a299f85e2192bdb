using System.Text.Json;
using Collab.Gateway.Commands;
using Collab.GraphQL.Execution;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Collab.Gateway.SignIn;

/// <summary>The public keys of an identity provider: from a file, read once, or from the provider, asked again when it signs by a new one.</summary>
sealed class IssuerKeys
{
    const int MostMetadataBytes = 1 << 20;

    /// <summary>By default a new key is fetched beside the request that needs it, which is refused.</summary>
    const string WaitsForNewKeys = "Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>So long may a key that the provider has withdrawn still be believed.</summary>
    static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(15);

    /// <summary>How often tokens that name unknown keys may make us ask.</summary>
    static readonly TimeSpan AskForUnknown = TimeSpan.FromSeconds(30);

    static IssuerKeys() => AppContext.SetSwitch(WaitsForNewKeys, true);

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
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience, MaxResponseContentBufferSize = MostMetadataBytes };
        _provider = new ConfigurationManager<OpenIdConnectConfiguration>(
            provider.AbsoluteUri,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(client) { RequireHttps = !provider.IsLoopback })
        {
            AutomaticRefreshInterval = AskAgain,
            RefreshInterval = AskForUnknown,

            // It would believe keys that the provider has withdrawn.
            UseLastKnownGoodConfiguration = false,
        };
    }

    /// <summary>Puts the keys where a token's check finds them.</summary>
    /// <param name="checks">What a token is checked by.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
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

    /// <summary>The keys of a file.</summary>
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
