// libtorch's default generator and thread count are global to the process; a Scalar can be freed during a call by another thread's
// collection.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
