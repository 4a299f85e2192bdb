using System.Net;
using Collab.Gateway.Serving;
using Collab.Gateway.Settings;

namespace Collab.Gateway.Commands;

/// <summary>Asks the server that runs with the same settings whether it is ready, for those who watch over a process by a command: a container needs no other program for it.</summary>
static class HealthCommand
{
    /// <summary>What <see cref="DatabaseCheck"/> waits for the database, and a second.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Asks.</summary>
    /// <param name="listen">Where the server listens; null for what the settings say.</param>
    /// <param name="port">Its port.</param>
    /// <param name="stop">Breaks it off.</param>
    /// <returns>0 when it is ready.</returns>
    /// <exception cref="OperatorException">It is not; the message says why.</exception>
    public static async Task<int> Run(IPAddress? listen, int port, CancellationToken stop)
    {
        var address = new UriBuilder(Uri.UriSchemeHttp, Reach(listen ?? GatewaySettings.FromEnvironment().Listen).ToString(), port, HealthEndpoints.ReadyPath).Uri;
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address, stop);
            var word = (await answer.Content.ReadAsStringAsync(stop)).TrimEnd();
            if (!answer.IsSuccessStatusCode)
            {
                throw new OperatorException($"{address} answered {(int)answer.StatusCode}: {word}");
            }

            await Console.Out.WriteLineAsync(word.AsMemory(), stop);
            return 0;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            throw new OperatorException($"{address} does not answer: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    /// <summary>Whoever listens at every address is reached at this machine's own.</summary>
    static IPAddress Reach(IPAddress listen) => listen.Equals(IPAddress.Any) ? IPAddress.Loopback : listen.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : listen;
}
