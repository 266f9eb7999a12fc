using Replication.Notebooks.Execution;

// The process of a notebook, as `replicate notebook-session` is one.
SessionLoop.Run();
return 0;
