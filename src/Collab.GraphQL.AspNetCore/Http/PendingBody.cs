using System.IO.Pipelines;
using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>A body that did not arrive together with its header. It has a time limit, and takes from the budget what exceeds the usual size.</summary>
sealed class PendingBody(HttpContext http, GraphQLHttpOptions options, BodyBudget budget)
{
    readonly PipeReader _reader = http.Request.BodyReader;
    long _taken;

    /// <summary>Reads the whole body.</summary>
    /// <param name="reading">The first read.</param>
    /// <exception cref="MalformedRequestException">It is too large, too slow, or incomplete.</exception>
    public async ValueTask<ReadResult> Read(ValueTask<ReadResult> reading)
    {
        using var timer = options.Clock.CreateTimer(static reader => ((PipeReader)reader!).CancelPendingRead(), _reader, options.BodyTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            var read = await reading.ConfigureAwait(false);
            while (!RequestBody.IsWhole(read, http, options))
            {
                Check(read);
                _reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                read = await _reader.ReadAsync().ConfigureAwait(false);
            }

            return read;
        }
        catch (BadHttpRequestException wrong)
        {
            throw Explain(wrong);
        }
        finally
        {
            budget.Return(_taken);
        }
    }

    void Check(in ReadResult read)
    {
        if (read.IsCanceled)
            throw GiveUp(read, new($"The body did not come within {options.BodyTimeout.TotalSeconds:0.###} s.", StatusCodes.Status408RequestTimeout));

        var more = read.Buffer.Length - BodyBudget.Free - _taken;
        if (more <= 0)
            return;

        if (!budget.TryTake(more))
        {
            throw GiveUp(read, new(
                new GraphQLError("The server has too many large requests coming in. Repeat in a moment.", ErrorCodes.Unavailable), StatusCodes.Status503ServiceUnavailable));
        }

        _taken += more;
    }

    /// <summary>Stops reading; the rest is not awaited.</summary>
    MalformedRequestException GiveUp(in ReadResult read, MalformedRequestException refusal)
    {
        _reader.AdvanceTo(read.Buffer.End);
        http.Response.Headers.Connection = "close";
        return refusal;
    }

    /// <summary>Maps the exception of the server that reads the connection.</summary>
    MalformedRequestException Explain(BadHttpRequestException wrong) => wrong.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout => new("The body came too slowly.", StatusCodes.Status408RequestTimeout),
        StatusCodes.Status413PayloadTooLarge => SizeErrors.Body(options.MaxBodyBytes + 1L, options.MaxBodyBytes),
        var status => new("The body ended too early, or its chunks are not well-formed.", status),
    };
}
