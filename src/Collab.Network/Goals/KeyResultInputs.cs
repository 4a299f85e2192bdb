using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Network.Goals;

sealed record AddKeyResultInput(
    GoalId Goal,
    IReadOnlyList<TextInput> Title,
    double From,
    double To,
    IReadOnlyList<TextInput>? Unit,
    Direction? Direction,
    string? ClientMutationId) : ICommandInput
{
    public AddKeyResult ToCommand() => new(new KeyResultInput(Title, From, To, Unit, Direction).ToDefinition());
}

sealed record EditKeyResultInput(
    KeyResultId KeyResult,
    IReadOnlyList<TextInput>? Title,
    double? From,
    double? To,
    IReadOnlyList<TextInput>? Unit,
    Direction? Direction,
    bool RemoveUnit,
    int? BasedOn,
    string? ClientMutationId) : ICommandInput
{
    public EditKeyResult ToCommand() => new(KeyResult.Number, Title.ToEdit(), From, To, Unit.ToEdit(), RemoveUnit, Direction);
}

sealed record CheckInInput(
    KeyResultId KeyResult, double Value, int? Confidence, IReadOnlyList<TextInput>? Note, DateOnly? Date, string? ClientMutationId) : ICommandInput
{
    public CheckInKeyResult ToCommand() => new(KeyResult.Number, Value, Confidence, Note.ToText(), Date);
}

sealed record WithdrawCheckInInput(KeyResultId KeyResult, int Number, IReadOnlyList<TextInput> Reason, string? ClientMutationId) : ICommandInput
{
    public WithdrawCheckIn ToCommand() => new(KeyResult.Number, Number, Reason.ToRequiredText());
}

sealed record WithdrawKeyResultInput(KeyResultId KeyResult, IReadOnlyList<TextInput> Reason, int? BasedOn, string? ClientMutationId) : ICommandInput
{
    public WithdrawKeyResult ToCommand() => new(KeyResult.Number, Reason.ToRequiredText());
}

sealed record AddActionInput(
    GoalId Goal, IReadOnlyList<TextInput> Title, PersonId? Owner, DateOnly? Due, ActionStatus Status, string? ClientMutationId) : ICommandInput
{
    public AddAction ToCommand() => new(new ActionDefinition(Title.ToRequiredText(), Owner, Due, Status));
}

sealed record EditActionInput(
    ActionId Action,
    IReadOnlyList<TextInput>? Title,
    PersonId? Owner,
    DateOnly? Due,
    bool RemoveOwner,
    bool RemoveDue,
    ActionStatus? Status,
    int? BasedOn,
    string? ClientMutationId) : ICommandInput
{
    public EditAction ToCommand() => new(Action.Number, Title.ToEdit(), Owner, RemoveOwner, Due, RemoveDue, Status);
}
