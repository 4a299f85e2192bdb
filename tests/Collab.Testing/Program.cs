using Collab.Testing;

// up: starts the suites' shared PostgreSQL, or takes on the running one, and prints its connection string for COLLAB_TEST_POSTGRES.
// down: stops it.
// serve DIRECTORY SETTING...: a server of one's own until the input ends, for tests that start it in a network of its own.
switch (args)
{
    case ["up"]:
        Console.WriteLine(await PostgresServer.Up());
        return 0;
    case ["down"]:
        await PostgresServer.Down();
        return 0;
    case ["serve", var directory, .. var settings]:
        await PostgresServer.Serve(directory, settings, Console.Out, Console.In);
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run --project tests/Collab.Testing -- up|down");
        return 2;
}
