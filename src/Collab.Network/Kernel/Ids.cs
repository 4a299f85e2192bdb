namespace Collab.Network.Kernel;

// Every concept has an id type of its own, so that one cannot be passed for another; all are listed here, once.

/// <summary>Identifies an agency.</summary>
/// <param name="Value">A version 7 UUID.</param>
public readonly record struct AgencyId(Guid Value) : IGuidId<AgencyId>
{
    /// <inheritdoc/>
    public static string Kind => "Agency";

    /// <inheritdoc/>
    public static AgencyId From(Guid value) => new(value);
}

/// <summary>Identifies a person. The journal knows people by this id alone.</summary>
/// <param name="Value">A version 7 UUID.</param>
public readonly record struct PersonId(Guid Value) : IGuidId<PersonId>
{
    /// <inheritdoc/>
    public static string Kind => "Person";

    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);
}

/// <summary>Identifies a development project.</summary>
/// <param name="Value">A version 7 UUID.</param>
public readonly record struct ProjectId(Guid Value) : IGuidId<ProjectId>
{
    /// <inheritdoc/>
    public static string Kind => "Project";

    /// <inheritdoc/>
    public static ProjectId From(Guid value) => new(value);
}

/// <summary>Identifies a goal.</summary>
/// <param name="Value">A version 7 UUID.</param>
public readonly record struct GoalId(Guid Value) : IGuidId<GoalId>
{
    /// <inheritdoc/>
    public static string Kind => "Goal";

    /// <inheritdoc/>
    public static GoalId From(Guid value) => new(value);
}

/// <summary>Identifies an insight.</summary>
/// <param name="Value">A version 7 UUID.</param>
public readonly record struct InsightId(Guid Value) : IGuidId<InsightId>
{
    /// <inheritdoc/>
    public static string Kind => "Insight";

    /// <inheritdoc/>
    public static InsightId From(Guid value) => new(value);
}

/// <summary>Identifies a unit within its agency.</summary>
/// <param name="Agency">The agency that the unit belongs to.</param>
/// <param name="Number">The unit's number, from 1, never used again.</param>
public readonly record struct UnitId(AgencyId Agency, int Number) : IPartId<UnitId, AgencyId>
{
    /// <inheritdoc/>
    public static string Kind => "Unit";

    /// <inheritdoc/>
    public static UnitId From(AgencyId whole, int number) => new(whole, number);

    /// <inheritdoc/>
    public AgencyId Whole => Agency;
}

/// <summary>Identifies an open uncertainty beside a project's goals.</summary>
/// <param name="Project">The project.</param>
/// <param name="Number">Its number in the project, from 1, never used again.</param>
public readonly record struct UncertaintyId(ProjectId Project, int Number) : IPartId<UncertaintyId, ProjectId>
{
    /// <inheritdoc/>
    public static string Kind => "Uncertainty";

    /// <inheritdoc/>
    public static UncertaintyId From(ProjectId whole, int number) => new(whole, number);

    /// <inheritdoc/>
    public ProjectId Whole => Project;
}

/// <summary>Identifies a parked solution beside a project's goals.</summary>
/// <param name="Project">The project.</param>
/// <param name="Number">Its number in the project, from 1, never used again.</param>
public readonly record struct ParkedSolutionId(ProjectId Project, int Number) : IPartId<ParkedSolutionId, ProjectId>
{
    /// <inheritdoc/>
    public static string Kind => "ParkedSolution";

    /// <inheritdoc/>
    public static ParkedSolutionId From(ProjectId whole, int number) => new(whole, number);

    /// <inheritdoc/>
    public ProjectId Whole => Project;
}

/// <summary>Identifies a key result of a goal.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Number">Its number in the goal, from 1, never used again.</param>
public readonly record struct KeyResultId(GoalId Goal, int Number) : IPartId<KeyResultId, GoalId>
{
    /// <inheritdoc/>
    public static string Kind => "KeyResult";

    /// <inheritdoc/>
    public static KeyResultId From(GoalId whole, int number) => new(whole, number);

    /// <inheritdoc/>
    public GoalId Whole => Goal;
}

/// <summary>Identifies an action of a goal.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Number">Its number in the goal, from 1, never used again.</param>
public readonly record struct ActionId(GoalId Goal, int Number) : IPartId<ActionId, GoalId>
{
    /// <inheritdoc/>
    public static string Kind => "Action";

    /// <inheritdoc/>
    public static ActionId From(GoalId whole, int number) => new(whole, number);

    /// <inheritdoc/>
    public GoalId Whole => Goal;
}
