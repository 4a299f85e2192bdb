namespace Collab.Network.Tests;

/// <summary>Tests that measure the whole process, one after the other while no other test runs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Alone
{
    public const string Name = "alone";
}
