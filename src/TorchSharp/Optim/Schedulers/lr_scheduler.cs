namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>initial times lr_lambda(epoch).</summary>
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1,
                bool verbose = false) =>
                new Schedule(optimizer, last_epoch, verbose, (initial, epoch) => initial * lr_lambda(epoch));

            /// <summary>initial times gamma for every full step_size epochs.</summary>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1,
                bool verbose = false)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(step_size, 1);
                return new Schedule(optimizer, last_epoch, verbose, (initial, epoch) => initial * Math.Pow(gamma, epoch / step_size));
            }

            /// <summary>initial times gamma^epoch.</summary>
            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new Schedule(optimizer, last_epoch, verbose, (initial, epoch) => initial * Math.Pow(gamma, epoch));

            /// <summary>From initial to eta_min and back along a cosine of period 2 T_max (Loshchilov and Hutter 2017).</summary>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1,
                bool verbose = false) =>
                new Schedule(optimizer, last_epoch, verbose, (initial, epoch) =>
                    eta_min + (initial - eta_min) * (1 + Math.Cos(Math.PI * epoch / T_max)) / 2);

            /// <summary>
            /// initial times a factor that goes linearly from start_factor to end_factor in total_iters epochs, and stays there.
            /// </summary>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1,
                int total_iters = 5, int last_epoch = -1, bool verbose = false)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(total_iters, 1);
                return new Schedule(optimizer, last_epoch, verbose, (initial, epoch) =>
                    initial * (start_factor + (end_factor - start_factor) * Math.Min(epoch, total_iters) / total_iters));
            }
        }
    }
}
