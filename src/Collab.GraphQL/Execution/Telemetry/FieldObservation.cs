using System.Diagnostics;
using Collab.GraphQL.Binding;
using static Collab.GraphQL.Execution.GraphQLTelemetry;

namespace Collab.GraphQL.Execution;

/// <summary>Wraps resolvers to record their duration. Activities of a resolver are children of its span.</summary>
static class FieldObservation
{
    static bool IsWanted => FieldSource.HasListeners() || FieldDuration.Enabled;

    /// <summary>A resolver of one object's field, observed.</summary>
    public static Func<T, TArguments, FieldContext, ValueTask<TResult>> Around<T, TArguments, TResult>(
        Func<T, TArguments, FieldContext, ValueTask<TResult>> resolve) =>
        (parent, arguments, context) => IsWanted
            ? Observe(resolve, parent, arguments, context, batchSize: null)
            : resolve(parent, arguments, context);

    /// <summary>A resolver of one object's field that takes no arguments, observed.</summary>
    public static Func<T, FieldContext, ValueTask<TResult>> Around<T, TResult>(Func<T, FieldContext, ValueTask<TResult>> resolve) =>
        (parent, context) => IsWanted
            ? Observe((of, _, asked) => resolve(of, asked), parent, NoArguments.Value, context, batchSize: null)
            : resolve(parent, context);

    /// <summary>A loader of many objects' field, observed.</summary>
    public static Func<IReadOnlyList<TKey>, TArguments, FieldContext, ValueTask<TResult>> AroundBatch<TKey, TArguments, TResult>(
        Func<IReadOnlyList<TKey>, TArguments, FieldContext, ValueTask<TResult>> load) =>
        (keys, arguments, context) => IsWanted
            ? Observe(load, keys, arguments, context, keys.Count)
            : load(keys, arguments, context);

    static async ValueTask<TResult> Observe<T, TArguments, TResult>(
        Func<T, TArguments, FieldContext, ValueTask<TResult>> resolve, T parent, TArguments arguments, FieldContext context, int? batchSize)
    {
        var around = Activity.Current;
        var activity = Start(context, batchSize);
        var began = context.Clock.GetTimestamp();
        string? error = null;
        try
        {
            var resolving = resolve(parent, arguments, context);
            if (resolving.IsCompletedSuccessfully && activity is not null)
            {
                // It was synchronous, so there is nothing to record: a span that never ends is not exported.
                Activity.Current = around;
                activity = null;
            }

            return await resolving.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            error = (exception as FieldException)?.Code ?? exception.GetType().FullName;
            activity?.SetTag(Attributes.ErrorType, error).SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            activity?.Dispose();
            Record(context, began, error);
        }
    }

    static Activity? Start(FieldContext context, int? batchSize)
    {
        var field = context.Field;
        var activity = FieldSource.StartActivity(field.Coordinate);
        if (activity is not { IsAllDataRequested: true })
            return activity;

        activity.SetTag(Attributes.ParentName, field.ParentType).SetTag(Attributes.FieldName, field.Name);
        return batchSize is null
            ? activity.SetTag(Attributes.FieldPath, string.Join('.', context.Path))
            : activity.SetTag(Attributes.BatchSize, batchSize);
    }

    static void Record(FieldContext context, long began, string? error)
    {
        if (!FieldDuration.Enabled)
            return;

        var tags = new TagList { { Attributes.ParentName, context.Field.ParentType }, { Attributes.FieldName, context.Field.Name } };
        if (error is not null)
            tags.Add(Attributes.ErrorType, error);

        FieldDuration.Record(context.Clock.GetElapsedTime(began).TotalSeconds, tags);
    }
}
