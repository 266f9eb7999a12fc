using Replication.Torch.Tests.Processes;

// What a process can be asked only once, or may not survive.
return Programs.Run(args);
