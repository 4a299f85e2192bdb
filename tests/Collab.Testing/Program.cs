using Collab.Testing;

// up: starts the suites' shared PostgreSQL, or takes on the running one, and prints its connection string for COLLAB_TEST_POSTGRES.
// down: stops it.
switch (args)
{
    case ["up"]:
        Console.WriteLine(await PostgresServer.Up());
        return 0;
    case ["down"]:
        await PostgresServer.Down();
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run --project tests/Collab.Testing -- up|down");
        return 2;
}
