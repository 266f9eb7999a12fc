// libtorch's default generator and thread count are global to the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
