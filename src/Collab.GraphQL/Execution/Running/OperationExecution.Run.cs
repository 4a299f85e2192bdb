using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>From the start of an operation to its finished response.</summary>
sealed partial class OperationExecution
{
    /// <summary>A larger buffer is given back to the garbage collector instead of being kept for later requests.</summary>
    const int LargestKeptBuffer = 1 << 20;

    readonly ResponseWriter _assembled = new();
    TimeSpan _timeout;
    CancellationTokenSource? _ending;
    CancellationTokenRegistration _aborted;
    bool _isAbandoned;
    int _rootEnd;
    int _rootLastPatch;

    /// <summary>Whether it may serve a later request: nothing that was started for this one can still come back to it.</summary>
    public bool IsReusable => !_isAbandoned && Writer.Capacity <= LargestKeptBuffer && _assembled.Capacity <= LargestKeptBuffer;

    /// <summary>Ends with the client's connection or the time-out. Made when first asked for.</summary>
    public CancellationToken CancellationToken => (_ending ??= StartClock()).Token;

    /// <summary>The finished response.</summary>
    public ReadOnlyMemory<byte> Response { get; private set; }

    /// <summary>Makes ready for a request.</summary>
    public void Begin(GraphQLRequest request, TimeSpan timeout)
    {
        Request = request;
        _timeout = timeout;
    }

    /// <summary>
    /// ExecuteQuery and ExecuteMutation (6.2.1, 6.2.2), and one event of a subscription. The response stands in <see cref="Response"/> afterwards.
    /// </summary>
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

    /// <summary>Work that was started may still come back: this object must not serve another request.</summary>
    public void Abandon() => _isAbandoned = true;

    /// <summary>The response is one error alone, with data null because execution had begun.</summary>
    public void Fail(GraphQLError error)
    {
        _errors.Clear();
        _errors.Add(error);
        _assembled.Truncate(0);
        ErrorWriter.WriteErrors(_assembled, _errors);
        _assembled.WriteRaw(",\"data\":null}"u8);
        Response = _assembled.WrittenMemory;
    }

    /// <summary>A response for a request that never ran (7.1.2).</summary>
    public void Refuse(IReadOnlyList<GraphQLError> errors)
    {
        ErrorWriter.WriteErrors(_assembled, errors);
        _assembled.WriteByte((byte)'}');
        Response = _assembled.WrittenMemory;
    }

    /// <summary>Lets go of everything of the request.</summary>
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

    /// <summary>Every root field is a hole at first; they are filled in order, each with all that it waits for before the next (6.3.5).</summary>
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
