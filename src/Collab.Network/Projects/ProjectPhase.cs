namespace Collab.Network.Projects;

/// <summary>How far a project is, in the order in which phases are shown. A project may move in any direction.</summary>
enum ProjectPhase
{
    /// <summary>The team comes together and gets to know each other.</summary>
    Forming,

    /// <summary>The team learns whom the challenge concerns and what they need.</summary>
    Understanding,

    /// <summary>The team says what is to be solved.</summary>
    Defining,

    /// <summary>The team looks for ways to solve it.</summary>
    Ideating,

    /// <summary>The team tries solutions with those whom they concern.</summary>
    Trying,

    /// <summary>What works is taken into use.</summary>
    Adopting,

    /// <summary>The project has ended; it can be read and reopened.</summary>
    Closed,
}
