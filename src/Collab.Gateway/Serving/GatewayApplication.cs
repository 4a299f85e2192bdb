using System.Net;
using Collab.Gateway.CleanUp;
using Collab.Gateway.Clustering;
using Collab.Gateway.Commands;
using Collab.Gateway.Dashboard;
using Collab.Gateway.Files;
using Collab.Gateway.GraphiQL;
using Collab.Gateway.Load;
using Collab.Gateway.Portal;
using Collab.Gateway.Settings;
using Collab.Gateway.SignIn;
using Collab.Gateway.SignIn.Sessions;
using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;
using Collab.Journal;
using Collab.Journal.CleanUp;
using Collab.Journal.Snapshots;
using Collab.Network;
using Collab.Network.Kernel;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Net.Http.Headers;
using Orleans.Hosting;

namespace Collab.Gateway.Serving;

/// <summary>Composes journal, silo, schema and sign-in into a web application.</summary>
static class GatewayApplication
{
    /// <summary>The time after the signal for requests to end and for the silo to hand over its grains. An operation may take ten seconds.</summary>
    public static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(10);

    const string GraphQLPath = "/graphql";

    /// <summary>
    /// Settings are read once. By default the host watches their files, and with them every folder below the working directory, which may be the whole machine: seconds
    /// at start, and more watches than a user may have.
    /// </summary>
    static WebApplicationOptions WithoutFileWatching(string environment) => new()
    {
        ContentRootPath = AppContext.BaseDirectory,
        EnvironmentName = environment,
        Args = ["--hostBuilder:reloadConfigOnChange=false"],
    };

    /// <summary>Builds the application. The caller starts and stops it.</summary>
    /// <exception cref="OperatorException">A trusted document is invalid.</exception>
    public static WebApplication Build(ServeOptions options, IPEndPoint place, SiloEndpoint silo, GatewaySettings settings, Database database, IJournal journal, TrustedDocuments? trusted)
    {
        var isDemo = settings.IsDemoAt(place.Address);
        var builder = WebApplication.CreateSlimBuilder(WithoutFileWatching(settings.EnvironmentName));
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(settings.Configuration);
        Logs.Configure(builder.Logging);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            KestrelLimits.Set(kestrel.Limits);
            kestrel.Listen(place);
        });
        builder.Services.Configure<SocketTransportOptions>(KestrelLimits.Set);
        builder.Services.AddSettings().AddProxies().AddPortals().AddHealth().AddTelemetryExport(settings.Telemetry);
        AddServices(builder.Services, settings, database, journal);
        AddSignIn(builder.Services, settings.SignIn, isDemo);
        AddSilo(builder, silo, settings, database);
        AddCleanUp(builder.Services, settings);
        if (!options.Empty)
        {
            builder.Services.AddHostedService<ExampleNetworkService>();
        }

        builder.Services.AddHostedService<ConfiguredAdministrators>();
        var app = builder.Build();
        app.UseProxies(settings.Collab.PathBase);
        app.UseRouting();
        app.UseAuthentication();
        IEndpointConventionBuilder[] forPortals = [MapGraphQL(app, settings, trusted), .. app.MapProcessFiles()];
        if (settings.GraphQL.AllowedOrigins.Items.Count > 0)
        {
            app.UseCors();
            Array.ForEach(forPortals, endpoint => endpoint.RequireCors(Portals.Policy));
        }

        app.UseGraphiQLFiles();
        app.MapHealth();
        app.MapSessions(isDemo);
        app.MapIssuers(settings.SignIn);
        if (PortalPage.IsBuilt)
        {
            app.MapPortal(isDemo, settings.GraphQL);
        }
        else
        {
            app.MapLandingPage(isDemo, settings.GraphQL);
        }

        if (isDemo)
        {
            app.MapDemoPage(GraphiQLPage.IsServed(settings.GraphQL));
        }

        if (settings.Collab.Dashboard)
        {
            app.MapDashboard(isDemo);
        }

        return app;
    }

    static IEndpointConventionBuilder MapGraphQL(WebApplication app, GatewaySettings settings, TrustedDocuments? trusted)
    {
        try
        {
            return app.MapGraphQL(GraphQLPath, app.Services.GetRequiredService<GraphQLExecutor>(), new GraphQLHttpOptions
            {
                Admit = app.Services.GetRequiredService<ClientRates>().Admit,
                Load = settings.Load.Server,
                Prepare = app.Services.GetRequiredService<RequestSignIn>().Prepare,
                VaryBy = [HeaderNames.Authorization, HeaderNames.AcceptLanguage, HeaderNames.Cookie, DemoSignIn.Header, CookieSignIn.Header],
                MaxBodyBytes = KestrelLimits.MaxBodyBytes,
                TrustedDocuments = trusted,
                OnlyTrustedDocuments = settings.GraphQL.OnlyTrustedDocuments,
                BrowserPage = GraphiQLPage.IsServed(settings.GraphQL) ? GraphiQLPage.Endpoint : null,
                ServeSdl = settings.GraphQL.Introspection,
                Subscriptions = settings.GraphQL.Streams.ToOptions(settings.GraphQL.AllowedOrigins.Items),
            });
        }
        catch (TrustedDocumentsException exception)
        {
            throw TrustedDocumentFile.Explain(settings.GraphQL.TrustedDocuments, exception);
        }
    }

    static void AddSilo(WebApplicationBuilder builder, SiloEndpoint endpoint, GatewaySettings settings, Database database)
    {
        builder.AddNetworkSilo(settings.Silo, endpoint, database.ConnectionString, silo =>
        {
            if (settings.Telemetry.Endpoint is not null)
            {
                silo.AddActivityPropagation();
            }

            if (settings.Collab.Dashboard)
            {
                silo.CollectForDashboard();
            }
        });
    }

    static void AddServices(IServiceCollection services, GatewaySettings settings, Database database, IJournal journal)
    {
        services.AddSingleton<IHostLifetime, CommandLifetime>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopsWithin);
        services.AddSingleton(database.Source);
        services.AddSingleton(journal);
        services.AddSingleton<IStreamStore>(new PostgresStreamStore(database.Source));
        services.AddNetwork();
        services.AddSingleton(provider =>
        {
            var logger = provider.GetRequiredService<ILogger<GraphQLExecutor>>();
            return new GraphQLExecutor(NetworkSchema.Build(), settings.GraphQL.Apply(new ExecutorOptions
            {
                Explain = Faults.Explain,
                OnFault = fault => Faults.Report(logger, fault),
                Telemetry = new TelemetryOptions { Fields = settings.Telemetry.Fields, Document = settings.Telemetry.Documents },
            }));
        });
    }

    /// <summary>Work that runs once in the whole network.</summary>
    static void AddCleanUp(IServiceCollection services, GatewaySettings settings)
    {
        services.AddSingleton(settings.CleanUp.CommandKeys);
        services.AddSingleton<CommandKeyCleanUp>();
        services.AddHostedService<CleanUpScheduler>();
    }

    static void AddSignIn(IServiceCollection services, SignInSettings settings, bool isDemo)
    {
        services.AddSingleton<ClientRates>();
        services.AddSessions(settings);
        if (isDemo)
        {
            services.AddSingleton<DemoPeople>();
        }

        services.AddSingleton<AnswerCursor>();
        services.AddSingleton<ReadAfter>();
        services.AddSingleton<RequestSignIn>();
        services.AddSingleton<TokenChecker>();
        services.AddSingleton<KnownTokens>();
        services.AddSingleton<IEventSubscriber>(provider => provider.GetRequiredService<KnownTokens>());
        services.AddSingleton<PeopleBySignIn>();
        services.AddSingleton<ISignIn>(provider => ActivatorUtilities.CreateInstance<BearerSignIn>(
            provider,
            ActivatorUtilities.CreateInstance<CookieSignIn>(provider, isDemo ? ActivatorUtilities.CreateInstance<DemoSignIn>(provider) : new NoSignIn())));
    }
}
