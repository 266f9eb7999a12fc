// libtorch and the thread count are global to the process, and a collection that another test starts can free a Scalar in use.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
