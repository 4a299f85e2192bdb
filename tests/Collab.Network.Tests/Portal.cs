using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Limits;
using Collab.Network.Access;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Tests.Changes;

namespace Collab.Network.Tests;

/// <summary>Asks the network by GraphQL, as a portal does.</summary>
/// <param name="services">The network's services.</param>
/// <param name="modules">Its modules; null for all of the product.</param>
/// <param name="limits">The limits of an operation; null for the product's.</param>
sealed class Portal(IServiceProvider services, IReadOnlyList<Module>? modules = null, OperationLimits? limits = null)
{
    static readonly ConcurrentDictionary<(IReadOnlyList<Module>, OperationLimits), GraphQLExecutor> Executors = new();

    readonly GraphQLExecutor _executor = Executors.GetOrAdd((modules ?? Modules.All, limits ?? OperationLimits.Default), known => new GraphQLExecutor(
        NetworkSchema.Build(known.Item1),
        new ExecutorOptions { Limits = known.Item2, Explain = NetworkFaults.Explain, OnFault = fault => Console.Error.WriteLine(fault) }));

    /// <summary>The data that a request answers; fails when it answers errors.</summary>
    public async Task<JsonElement> Data(Viewer viewer, string document, object? variables = null)
    {
        var response = await Ask(viewer, document, variables);
        Assert.False(response.TryGetProperty("errors", out var errors), errors.ToString());
        return response.GetProperty("data");
    }

    /// <summary>The field that a mutation answers, which holds no refusal.</summary>
    public async Task<JsonElement> Change(Viewer viewer, string mutation, object input)
    {
        var payload = await Payload(viewer, mutation, input);
        Assert.Equal("[]", payload.GetProperty("errors").GetRawText());
        return payload;
    }

    /// <summary>The one refusal that a mutation answers.</summary>
    public async Task<(string Code, string Path)> Refusal(Viewer viewer, string mutation, object input)
    {
        var refusal = Assert.Single((await Payload(viewer, mutation, input)).GetProperty("errors").EnumerateArray());
        return (refusal.GetProperty("code").GetString()!, string.Join('.', refusal.GetProperty("path").EnumerateArray().Select(part => part.GetString())));
    }

    /// <summary>The whole response.</summary>
    public async Task<JsonElement> Ask(Viewer viewer, string document, object? variables = null)
    {
        var request = new Request(document, services)
        {
            Variables = variables is null ? default : JsonSerializer.SerializeToUtf8Bytes(variables, JsonSerializerOptions.Web),
            Features = new RequestFeatures().Set(viewer),
        };
        using var response = await _executor.Execute(request);
        return JsonElement.Parse(response.Json.Span);
    }

    /// <summary>Listens to a subscription.</summary>
    public Listener Listen(Viewer viewer, string document, object variables)
    {
        var request = new Request(document, services)
        {
            Variables = JsonSerializer.SerializeToUtf8Bytes(variables, JsonSerializerOptions.Web),
            Features = new RequestFeatures().Set(viewer),
        };
        var ending = new CancellationTokenSource();
        var operation = _executor.Prepare(request.Document.Span, null).Operation!;
        return new Listener(_executor.Subscribe(operation, request, ending.Token).GetAsyncEnumerator(), ending);
    }

    async Task<JsonElement> Payload(Viewer viewer, string mutation, object input)
    {
        // The input's type has the mutation's name, and the payload holds what the caller asks for in braces.
        var (field, selection) = mutation.IndexOf('{', StringComparison.Ordinal) is >= 0 and var brace
            ? (mutation[..brace].Trim(), mutation[(brace + 1)..mutation.LastIndexOf('}')])
            : (mutation, "");
        var type = char.ToUpperInvariant(field[0]) + field[1..] + "Input";
        var data = await Data(
            viewer,
            $"mutation ($input: {type}!) {{ {field}(input: $input) {{ cursor errors {{ code message path yours current }} {selection} }} }}",
            new { input });
        return data.GetProperty(field);
    }

    sealed class Request(string document, IServiceProvider services) : GraphQLRequest(Encoding.UTF8.GetBytes(document))
    {
        public override IServiceProvider Services => services;
    }
}
