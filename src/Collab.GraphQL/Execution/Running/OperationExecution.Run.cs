using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>The run of an operation from start to response.</summary>
sealed partial class OperationExecution
{
    /// <summary>A larger buffer is not pooled.</summary>
    const int MaxPooledBuffer = 1 << 20;

    readonly ResponseWriter _assembled = new();
    TimeSpan _timeout;
    CancellationTokenSource? _ending;
    CancellationTokenRegistration _aborted;
    bool _isAbandoned;
    int _rootEnd;
    int _rootLastPatch;

    /// <summary>Whether it can be pooled: no pending work can call it any more.</summary>
    public bool IsReusable => !_isAbandoned && Writer.Capacity <= MaxPooledBuffer && _assembled.Capacity <= MaxPooledBuffer;

    /// <summary>Cancelled with the client's connection or the time-out. Created on demand.</summary>
    public CancellationToken CancellationToken => (_ending ??= StartClock()).Token;

    /// <summary>The finished response.</summary>
    public ReadOnlyMemory<byte> Response { get; private set; }

    /// <summary>Initialises it for a request.</summary>
    public void Begin(GraphQLRequest request, TimeSpan timeout)
    {
        Request = request;
        _timeout = timeout;
    }

    /// <summary>ExecuteQuery and ExecuteMutation (6.2.1, 6.2.2), and one event of a subscription. The result is <see cref="Response"/>.</summary>
    public ValueTask Run(OperationVariant variant, object root)
    {
        SelectionPlan plan;
        try
        {
            _variant = variant;
            plan = variant.Root;
        }
        catch (FieldException wrong)
        {
            Fail(new GraphQLError(wrong.Message, wrong.Code));
            return ValueTask.CompletedTask;
        }

        Writer.WriteRaw("{\"data\":"u8);
        if (variant.Operation.Kind == OperationType.Mutation && plan.Fields.Length > 1)
            return RunSerially(plan);

        var start = Enter(0, isNullable: true);
        LeaveRoot(ExecuteGuarded(plan, root), start);
        return FinishWhenSettled(start);
    }

    /// <summary>Pending work may still call this object: it must not be pooled.</summary>
    public void Abandon() => _isAbandoned = true;

    /// <summary>Sets a response with one error, and with null data because execution had started.</summary>
    public void Fail(GraphQLError error)
    {
        _errors.Clear();
        _errors.Add(error);
        _assembled.Truncate(0);
        ErrorWriter.WriteErrors(_assembled, _errors);
        _assembled.WriteRaw(",\"data\":null}"u8);
        Response = _assembled.WrittenMemory;
    }

    /// <summary>Sets the response of a request that was refused (7.1.2).</summary>
    public void Refuse(IReadOnlyList<GraphQLError> errors)
    {
        ErrorWriter.WriteErrors(_assembled, errors);
        _assembled.WriteByte((byte)'}');
        Response = _assembled.WrittenMemory;
    }

    /// <summary>Releases everything of the request.</summary>
    public void Reset()
    {
        Request = null!;
        _variant = null!;
        Response = default;
        Depth = 0;
        Array.Clear(_frames);
        Writer.Truncate(0);
        _assembled.Truncate(0);
        Variables.Clear();
        Array.Clear(_arguments);
        _patches.Clear();
        _firstPatch = 0;
        _errors.Clear();
        _segment = null;
        _aborted.Dispose();
        _aborted = default;
        _ending?.Dispose();
        _ending = null;
    }

    void LeaveRoot(bool succeeded, int start)
    {
        Leave(succeeded, isNullable: true, start);
        _rootEnd = Writer.Length;
        _rootLastPatch = _patches.Count;
    }

    ValueTask FinishWhenSettled(int rootStart)
    {
        if (!Settle())
            return Waited(rootStart);

        Finish(rootStart);
        return ValueTask.CompletedTask;
    }

    async ValueTask Waited(int rootStart)
    {
        await SettleAll().ConfigureAwait(false);
        Finish(rootStart);
    }

    /// <summary>Every root field starts as a hole; they are filled in order, each completely before the next (6.3.5).</summary>
    async ValueTask RunSerially(SelectionPlan plan)
    {
        var start = Enter(0, isNullable: true);
        var holes = plan.Fields.Select(field => new SerialField(field)).ToArray();
        foreach (var hole in holes)
        {
            Writer.Write(in hole.Field.Prefix);
            Leave(hole);
        }

        Writer.WriteByte((byte)'}');
        LeaveRoot(true, start);
        foreach (var hole in holes)
        {
            Fill(hole);
            await SettleAll().ConfigureAwait(false);
        }

        Finish(start);
    }

    void Finish(int rootStart)
    {
        if (_patches.Count == 0 && _errors.Count == 0)
        {
            Writer.WriteByte((byte)'}');
            Response = Writer.WrittenMemory;
            return;
        }

        if (_errors.Count > 0)
        {
            ErrorWriter.WriteErrors(_assembled, _errors);
            _assembled.WriteRaw(",\"data\":"u8);
        }
        else
        {
            _assembled.WriteRaw("{\"data\":"u8);
        }

        new ResponseAssembler(Writer, _patches, _assembled).Copy(rootStart, _rootEnd, 0, _rootLastPatch);
        _assembled.WriteByte((byte)'}');
        Response = _assembled.WrittenMemory;
    }

    CancellationTokenSource StartClock()
    {
        var ending = new CancellationTokenSource(_timeout, options.Clock);
        _aborted = Request.Aborted.UnsafeRegister(static ending => ((CancellationTokenSource)ending!).Cancel(), ending);
        return ending;
    }

    sealed class SerialField(PreparedField field) : Hole(field)
    {
        public override bool Complete(OperationExecution execution) => Field.Resolver.Execute(execution, Field, Root.Value);
    }
}
