using Collab.Gateway.Commands;

return await GatewayCommandLine.Run(args);
