using Collab.Network.Kernel;

namespace Collab.Network.Goals;

sealed record AddKeyResultInput(
    GoalId Goal,
    TextEdit Title,
    double From,
    double To,
    TextEdit? Unit,
    Direction? Direction,
    string? ClientMutationId) : ICommandInput
{
    public AddKeyResult ToCommand() => new(new KeyResultInput(Title, From, To, Unit, Direction).ToDefinition());
}

sealed record EditKeyResultInput(
    KeyResultId KeyResult,
    TextEdit? Title,
    double? From,
    double? To,
    TextEdit? Unit,
    Direction? Direction,
    bool RemoveUnit,
    int? BasedOn,
    string? ClientMutationId) : ICommandInput
{
    public EditKeyResult ToCommand() => new(KeyResult.Number, Title.ToEdit(), From, To, Unit.ToEdit(), RemoveUnit, Direction);
}

sealed record CheckInInput(
    KeyResultId KeyResult, double Value, int? Confidence, TextEdit? Note, DateOnly? Date, string? ClientMutationId) : ICommandInput
{
    public CheckInKeyResult ToCommand() => new(KeyResult.Number, Value, Confidence, Note.ToText(), Date);
}

sealed record WithdrawCheckInInput(KeyResultId KeyResult, int Number, TextEdit Reason, string? ClientMutationId) : ICommandInput
{
    public WithdrawCheckIn ToCommand() => new(KeyResult.Number, Number, Reason.ToRequiredText());
}

sealed record WithdrawKeyResultInput(KeyResultId KeyResult, TextEdit Reason, int? BasedOn, string? ClientMutationId) : ICommandInput
{
    public WithdrawKeyResult ToCommand() => new(KeyResult.Number, Reason.ToRequiredText());
}

sealed record AddActionInput(
    GoalId Goal, TextEdit Title, PersonId? Owner, DateOnly? Due, ActionStatus Status, string? ClientMutationId) : ICommandInput
{
    public AddAction ToCommand() => new(new ActionDefinition(Title.ToRequiredText(), Owner, Due, Status));
}

sealed record EditActionInput(
    ActionId Action,
    TextEdit? Title,
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
