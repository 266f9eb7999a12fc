namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>
        /// Learning rates as functions of the epoch: each group's initial rate times, or between, what the schedule says.
        /// </summary>
        public static partial class lr_scheduler
        {
            public abstract class LRScheduler
            {
                private readonly Optimizer _optimizer;
                private readonly bool _verbose;
                private readonly double[] _initial;
                private int _epoch;

                private protected LRScheduler(Optimizer optimizer, int last_epoch, bool verbose)
                {
                    (_optimizer, _verbose, _epoch) = (optimizer, verbose, last_epoch + 1);
                    // A schedule that starts anew takes the present rates for the initial ones; one that is resumed keeps those of the
                    // optimiser.
                    if (last_epoch == -1)
                        foreach (var group in optimizer.ParamGroups) group.InitialLearningRate = group.LearningRate;
                    _initial = optimizer.ParamGroups.Select(group => group.InitialLearningRate).ToArray();
                }

                /// <summary>Goes on to the next epoch.</summary>
                public virtual void step()
                {
                    _epoch++;
                    Apply();
                }

                /// <summary>The groups' present rates.</summary>
                public IEnumerable<double> get_last_lr() => _optimizer.ParamGroups.Select(group => group.LearningRate).ToArray();

                private protected abstract double Rate(double initial, int epoch);

                private protected void Apply()
                {
                    foreach (var (group, initial) in _optimizer.ParamGroups.Zip(_initial)) group.LearningRate = Rate(initial, _epoch);
                    if (_verbose) Console.WriteLine($"learning rates {string.Join(", ", get_last_lr())}");
                }
            }

            /// <summary>A schedule given by one function of (initial rate, epoch).</summary>
            private sealed class Schedule : LRScheduler
            {
                private readonly Func<double, int, double> _rate;

                internal Schedule(Optimizer optimizer, int last_epoch, bool verbose, Func<double, int, double> rate)
                    : base(optimizer, last_epoch, verbose)
                {
                    _rate = rate;
                    Apply();
                }

                private protected override double Rate(double initial, int epoch) => _rate(initial, epoch);
            }
        }
    }
}
