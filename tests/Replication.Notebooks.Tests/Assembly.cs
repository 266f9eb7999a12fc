// A running cell owns the console of its process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
