using Replication.Runner.Commands;

return await CommandLine.RunAsync(args);
