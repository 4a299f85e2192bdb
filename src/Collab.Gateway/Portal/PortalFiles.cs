using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Collab.Gateway.Portal;

/// <summary>
/// The portal's scripts, styles and fonts, at /assets. Their names hold a hash of their contents, so that a browser asks for each once; the build compressed them.
/// </summary>
static class PortalFiles
{
    public const string Address = "/assets";

    /// <summary>The folder of the portal's build beside the program.</summary>
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "portal");

    /// <summary>Content codings by preference, and the extensions of their files.</summary>
    static readonly (string Coding, string Extension)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>Maps the files that are there.</summary>
    public static void MapPortalFiles(this IEndpointRouteBuilder app)
    {
        var files = Find();
        app.MapMethods(Address + "/{name}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, string name) =>
            files.TryGetValue(name, out var file) ? Send(context, file) : Results.NotFound().ExecuteAsync(context));
    }

    static FrozenDictionary<string, PortalFile> Find()
    {
        var types = new FileExtensionContentTypeProvider();
        return (from path in Directory.GetFiles(Path.Combine(Folder, "assets"))
                where types.TryGetContentType(path, out _) && !Compressed.Any(each => path.EndsWith(each.Extension, StringComparison.Ordinal))
                select new PortalFile(path, types.Mappings[Path.GetExtension(path)], [.. Compressed.Where(each => File.Exists(path + each.Extension))]))
            .ToFrozenDictionary(file => Path.GetFileName(file.Path), StringComparer.Ordinal);
    }

    static Task Send(HttpContext context, PortalFile file)
    {
        var response = context.Response;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentType = file.ContentType;
        if (file.Compressed.Count == 0)
        {
            return Write(response, file.Path);
        }

        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (file.Compressed.FirstOrDefault(each => Accepts(context.Request.Headers.AcceptEncoding, each.Coding)) is not { Coding: { } coding } found)
        {
            return Write(response, file.Path);
        }

        response.Headers.ContentEncoding = coding;
        return Write(response, file.Path + found.Extension);
    }

    static bool Accepts(StringValues header, string coding) =>
        StringWithQualityHeaderValue.TryParseList(header, out var accepted)
        && accepted.Any(each => each.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && each.Quality is null or > 0);

    static Task Write(HttpResponse response, string path)
    {
        response.ContentLength = new FileInfo(path).Length;
        return HttpMethods.IsHead(response.HttpContext.Request.Method) ? Task.CompletedTask : response.SendFileAsync(path, response.HttpContext.RequestAborted);
    }

    sealed record PortalFile(string Path, string ContentType, IReadOnlyList<(string Coding, string Extension)> Compressed);
}
