using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Collab.Gateway.Load;
using Collab.Gateway.Serving;
using Collab.Gateway.SignIn;
using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.ProcessDescriptions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Collab.Gateway.Files;

/// <summary>
/// Process descriptions as BPMN files: <c>GET /processes/ID.bpmn</c>, <c>POST /processes?project=ID</c>, <c>PUT /processes/ID.bpmn</c>; and as pictures: <c>GET /processes/ID.svg</c>. For files of modellers, which are larger than an operation
/// may be and have an encoding of their own. Signed in and limited as GraphQL is; what a viewer may not read is 404, as if it did not exist.
/// </summary>
static class ProcessFileEndpoints
{
    public const string Path = "/processes";
    const string MediaType = "application/xml";

    // A form of another origin cannot send these.
    static readonly string[] MediaTypes = [MediaType, "text/xml", "application/bpmn+xml", "application/octet-stream"];

    public static IEndpointConventionBuilder[] MapProcessFiles(this IEndpointRouteBuilder app) =>
    [
        app.MapMethods(Path + "/{id}.bpmn", [HttpMethods.Get, HttpMethods.Head], context => Run(context, (_, viewer) => Download(context, viewer, MediaType, "bpmn", picture => picture.Document.Text))),
        app.MapMethods(Path + "/{id}.svg", [HttpMethods.Get, HttpMethods.Head], context => Run(context, (_, viewer) => Download(context, viewer, "image/svg+xml", "svg", ProcessSvg.Of))),
        app.MapPost(Path, context => Run(context, Import)),
        app.MapPut(Path + "/{id}.bpmn", context => Run(context, Replace)),
    ];

    static async Task Run(HttpContext context, Func<HttpContext, Viewer, Task> answer)
    {
        if (context.RequestServices.GetRequiredService<ClientRates>().Admit(context) is { } tooOften)
        {
            await context.RefuseRateLimited(tooOften);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            var features = new RequestFeatures();
            await context.RequestServices.GetRequiredService<RequestSignIn>().Prepare(context, features);
            await answer(context, features.Find<Viewer>()!);
        }
        catch (FieldException refusal)
        {
            await Refuse(context, refusal);
        }
        catch (Exception exception) when (Faults.Explain(exception) is { } refusal)
        {
            await Refuse(context, refusal);
        }
    }

    static async Task Download(HttpContext context, Viewer viewer, string mediaType, string extension, Func<ProcessPicture, string> write)
    {
        var id = Id(context);
        if (await Files(context).Find(id, PreferredLanguage.Known(context.Request.Query["language"].ToString()), viewer) is not { } picture)
        {
            await Write(context, StatusCodes.Status404NotFound, Errors([Refusal.NotFound()], viewer));
            return;
        }

        context.Response.ContentType = $"{mediaType}; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
        context.Response.Headers.ContentDisposition = $"{(extension == "svg" ? "inline" : "attachment")}; filename=\"{id}.{extension}\"";
        await context.Response.WriteAsync(write(picture), Encoding.UTF8, context.RequestAborted);
    }

    static async Task Import(HttpContext context, Viewer viewer)
    {
        if (await Body(context, viewer) is { } file)
        {
            var language = PreferredLanguage.Known(context.Request.Query["language"].ToString()) ?? Language.Fi;
            await Answer(context, viewer, await Files(context).Import(context.Request.Query["project"].ToString(), file, Charset(context), language, viewer), StatusCodes.Status201Created);
        }
    }

    static async Task Replace(HttpContext context, Viewer viewer)
    {
        if (await Body(context, viewer) is not { } file)
        {
            return;
        }

        var basedOn = int.TryParse(context.Request.Query["basedOn"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : (int?)null;
        var language = PreferredLanguage.Known(context.Request.Query["language"].ToString());
        await Answer(context, viewer, await Files(context).Replace(Id(context), file, Charset(context), language, basedOn, viewer), StatusCodes.Status200OK);
    }

    /// <summary>The file that was sent; null when it was refused.</summary>
    static async Task<byte[]?> Body(HttpContext context, Viewer viewer)
    {
        if (viewer.Person is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Write(context, StatusCodes.Status401Unauthorized, Errors(ErrorCodes.Unauthenticated, "Sign in first."));
            return null;
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !MediaTypes.Contains(type.MediaType.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            await Write(context, StatusCodes.Status415UnsupportedMediaType, Errors(ErrorCodes.BadUserInput, $"Send the file as {MediaType}."));
            return null;
        }

        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = ProcessFiles.MaxBytes + 1;
        try
        {
            using var file = new MemoryStream();
            await context.Request.Body.CopyToAsync(file, context.RequestAborted);
            return file.ToArray();
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await Write(context, exception.StatusCode, Errors(ErrorCodes.TooLarge, $"The file is too large. It can have {ProcessFiles.MaxBytes >> 20} megabytes at most."));
            return null;
        }
    }

    static Task Answer(HttpContext context, Viewer viewer, Outcome outcome, int status)
    {
        if (!outcome.Refusals.IsEmpty)
        {
            return Write(context, outcome.Refusals[0].Code switch
            {
                RefusalCode.NotFound => StatusCodes.Status404NotFound,
                RefusalCode.Forbidden => StatusCodes.Status403Forbidden,
                RefusalCode.Conflict => StatusCodes.Status409Conflict,
                _ => StatusCodes.Status422UnprocessableEntity,
            }, Errors(outcome.Refusals, viewer));
        }

        context.Response.Headers.Location = $"{context.Request.PathBase}{Path}/{outcome.Subject}.bpmn";
        return Write(context, status, new JsonObject { ["id"] = outcome.Subject });
    }

    static Task Refuse(HttpContext context, FieldException refusal) => refusal.Code switch
    {
        ErrorCodes.RateLimited => context.RefuseRateLimited(refusal),
        ErrorCodes.Unauthenticated => Write(context, StatusCodes.Status401Unauthorized, Errors(refusal.Code, refusal.Message)),
        ErrorCodes.BadUserInput => Write(context, StatusCodes.Status400BadRequest, Errors(refusal.Code, refusal.Message)),
        ErrorCodes.CursorExpired => Write(context, StatusCodes.Status410Gone, Errors(refusal.Code, refusal.Message)),
        _ => Write(context, StatusCodes.Status503ServiceUnavailable, Errors(refusal.Code, refusal.Message)),
    };

    static JsonObject Errors(IEnumerable<Refusal> refusals, Viewer viewer) => new()
    {
        ["errors"] = new JsonArray([.. refusals.Select(refusal => new JsonObject
        {
            ["code"] = refusal.Code switch
            {
                RefusalCode.NotFound => ErrorCodes.NotFound,
                RefusalCode.Forbidden => ErrorCodes.Forbidden,
                RefusalCode.Conflict => ErrorCodes.Conflict,
                _ => ErrorCodes.Invalid,
            },
            ["message"] = refusal.Message.For(viewer.Language),
        })]),
    };

    static JsonObject Errors(string code, string message) => new() { ["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["message"] = message }) };

    static async Task Write(HttpContext context, int status, JsonObject answer)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    static ProcessFiles Files(HttpContext context) => context.RequestServices.GetRequiredService<ProcessFiles>();

    static string Id(HttpContext context) => context.Request.RouteValues["id"]?.ToString() ?? "";

    static string? Charset(HttpContext context)
        => MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.Charset.HasValue ? HeaderUtilities.RemoveQuotes(type.Charset).ToString() : null;
}
