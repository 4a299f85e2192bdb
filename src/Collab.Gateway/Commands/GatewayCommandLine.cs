using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Collab.Gateway.Serving;
using Collab.Gateway.Settings;

namespace Collab.Gateway.Commands;

/// <summary>The command line. The default command is to serve.</summary>
static class GatewayCommandLine
{
    const int Refused = 1;
    const int UsageError = 2;
    const int Fault = 70;
    const int Interrupted = 130;

    /// <summary>Runs the command of the arguments and returns the exit code.</summary>
    public static async Task<int> Run(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors is [var error, ..])
        {
            return Complain($"{error.Message.ReplaceLineEndings(" ")} (--help lists commands and options)", UsageError);
        }

        using var stop = new StopSignal();
        try
        {
            // StopSignal handles signals, and errors are reported in one line below.
            var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, stop.Token);
        }
        catch (OperatorException exception)
        {
            return Complain(exception.Message, Refused);
        }
        catch (SettingsException exception)
        {
            foreach (var line in exception.Errors)
            {
                Complain(line, Refused);
            }

            return Refused;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (Exception exception)
        {
            return Complain($"a fault of the program itself: {exception}", Fault);
        }
    }

    static int Complain(string message, int exitCode)
    {
        Console.Error.WriteLine("collab: " + message);
        return exitCode;
    }

    /// <summary>What can be asked for.</summary>
    internal static RootCommand Root()
    {
        var data = new Option<string?>("--data")
        {
            Description = "Directory of the embedded PostgreSQL and its data (default: .data beside the program's sources).",
            HelpName = "DIR",
            Recursive = true,
        };
        var port = new Option<int>("--port")
        {
            Description = "Port to listen on; 0 takes any free one.",
            HelpName = "PORT",
            DefaultValueFactory = _ => ServeOptions.DefaultPort,
            CustomParser = Port,
        };
        var listen = new Option<IPAddress?>("--listen")
        {
            Description = "IP address to listen on (default: Collab__Listen, else 127.0.0.1); 0.0.0.0 or :: is every address of this machine.",
            HelpName = "ADDRESS",
            CustomParser = Address,
        };
        var empty = new Option<bool>("--empty")
        {
            Description = "Do not load the example network into an empty database. Commands other than serving never do.",
            Recursive = true,
        };
        var root = new RootCommand("Collab: a shared learning network for public agencies. Serves GraphQL; without a command, this is what it does.")
        {
            data, port, listen, empty,
        };
        root.SetAction((parsed, stop) => ServeCommand.Run(
            new ServeOptions(parsed.GetValue(port), parsed.GetValue(listen), parsed.GetValue(data), parsed.GetValue(empty)), stop));
        root.Subcommands.Add(Command("schema", "Print the GraphQL schema.", (_, stop) => SchemaCommand.Run(stop)));
        root.Subcommands.Add(FileCommand("export", "Write the whole network as JSON Lines.", ExportCommand.Run));
        root.Subcommands.Add(FileCommand("import", "Read an export into an empty database, all or nothing.", ImportCommand.Run));
        root.Subcommands.Add(Command("rebuild", "Make every read table anew from the journal.", (parsed, stop) => RebuildCommand.Run(parsed.GetValue(data), stop)));
        root.Subcommands.Add(Command(
            "migrate", "Bring the database's tables up to date and end; a start does it too.", (parsed, stop) => MigrateCommand.Run(parsed.GetValue(data), stop)));
        root.Subcommands.Add(ErasePerson());
        root.Subcommands.Add(Command(
            "move-personal-texts",
            "Move personal texts out of events from before they had a table of their own; once, after an upgrade.",
            (parsed, stop) => MovePersonalTextsCommand.Run(parsed.GetValue(data), stop)));
        root.Subcommands.Add(HealthOf(listen, port));
        root.Subcommands.Add(Command(
            "renumber", "Renumber the journal of a database that was restored into another server.", (parsed, stop) => RenumberCommand.Run(parsed.GetValue(data), stop)));
        return root;

        Command ErasePerson()
        {
            var person = new Argument<string>("PERSON") { Description = "The person's id, as a query answers it." };
            var command = Command(
                "erase-person",
                "Erase what was told of a person, and what they told.",
                (parsed, stop) => ErasePersonCommand.Run(parsed.GetValue(data), parsed.GetRequiredValue(person), stop));
            command.Arguments.Add(person);
            return command;
        }

        Command FileCommand(string name, string description, Func<string?, string, CancellationToken, Task<int>> run)
        {
            var file = new Argument<string>("FILE") { Description = "The file; - is standard output or input." };
            var command = Command(name, description, (parsed, stop) => run(parsed.GetValue(data), parsed.GetRequiredValue(file), stop));
            command.Arguments.Add(file);
            return command;
        }
    }

    static Command HealthOf(Option<IPAddress?> listen, Option<int> port)
    {
        var command = Command(
            "health", "Ask the server that listens here whether it is ready; 0 is yes.", (parsed, stop) => HealthCommand.Run(parsed.GetValue(listen), parsed.GetValue(port), stop));
        command.Options.Add(listen);
        command.Options.Add(port);
        return command;
    }

    static Command Command(string name, string description, Func<ParseResult, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        command.SetAction(run);
        return command;
    }

    static IPAddress? Address(ArgumentResult result)
    {
        if (result.Tokens is [var token] && IPAddress.TryParse(token.Value, out var address))
        {
            return address;
        }

        result.AddError("--listen takes an IP address, such as 127.0.0.1, 0.0.0.0, ::1 or ::.");
        return null;
    }

    static int Port(ArgumentResult result)
    {
        if (result.Tokens is [var token] && ushort.TryParse(token.Value, out var port))
        {
            return port;
        }

        result.AddError("--port takes a number from 0 to 65535.");
        return 0;
    }
}
