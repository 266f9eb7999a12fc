// libtorch's default generator, default dtype and threads are the process's: tests that run side by side would disturb each other.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
