using Collab.Testing;

// up: starts or adopts the shared PostgreSQL and prints its connection string for COLLAB_TEST_POSTGRES.
// down: stops it.
// serve DIRECTORY SETTING...: runs a separate server until the input ends, for tests that start it in a network namespace.
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
