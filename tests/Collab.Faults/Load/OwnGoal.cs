namespace Collab.Faults.Load;

/// <summary>A goal that one writer alone works on.</summary>
/// <param name="Id">Its global id.</param>
/// <param name="Project">Its project's global id.</param>
/// <param name="KeyResult">A key result of it, when it has one.</param>
sealed record OwnGoal(string Id, string Project, string? KeyResult = null);
