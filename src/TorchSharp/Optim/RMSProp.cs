using TorchSharp.Fused;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-08,
                double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                RMSProp([new RMSProp.ParamGroup { Parameters = parameters.ToArray() }], lr, alpha, eps, weight_decay, momentum, centered,
                    maximize);

            public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99,
                double eps = 1e-08, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                RMSProp(parameters.Select(entry => entry.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

            public static RMSProp RMSProp(IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99,
                double eps = 1e-08, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, new RMSProp.Options { LearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay,
                    momentum = momentum, centered = centered, maximize = maximize });
        }
    }

    namespace Modules
    {
        /// <summary>Tieleman and Hinton's RMSProp; centred, the variance instead of the second moment (Graves 2013).</summary>
        public sealed class RMSProp : OptimizerHelper
        {
            private const int Square = 0, Velocity = 1, Mean = 2;


            private readonly Options _defaults;

            internal RMSProp(IEnumerable<ParamGroup> groups, Options defaults)
            {
                _defaults = defaults;
                foreach (var group in groups) add_param_group(group);
            }

            private protected override int Averages => 3;

            public override void add_param_group(Modules.ParamGroup param_group)
            {
                var options = ((ParamGroup)param_group).Settings;
                OptionValues.FillUp(options, _defaults);
                Check(options);
                base.add_param_group(param_group);
            }

            private static void Check(Options options)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(options.LearningRate!.Value, "lr");
                ArgumentOutOfRangeException.ThrowIfNegative(options.alpha!.Value, nameof(options.alpha));
                ArgumentOutOfRangeException.ThrowIfNegative(options.eps!.Value, nameof(options.eps));
                ArgumentOutOfRangeException.ThrowIfNegative(options.momentum!.Value, nameof(options.momentum));
                ArgumentOutOfRangeException.ThrowIfNegative(options.weight_decay!.Value, nameof(options.weight_decay));
            }

            private protected override void Update(Modules.ParamGroup group)
            {
                var options = ((ParamGroup)group).Settings;
                var settings = new RmsPropSettings(
                    options.LearningRate!.Value, options.alpha!.Value, options.eps!.Value, options.weight_decay!.Value,
                    options.momentum!.Value,
                    Maximize: options.maximize == true ? 1 : 0);
                var states = StatesOf(group);
                var outcomes = new StepOutcome[states.Length];
                FusedStep.RmsProp(
                    FusedGroup.Parameters(states), FusedGroup.Averages(states, Square),
                    options.centered == true ? FusedGroup.Averages(states, Mean) : [],
                    options.momentum > 0 ? FusedGroup.Averages(states, Velocity) : [], settings, outcomes);
                FusedGroup.CountSteps(states, outcomes);
                foreach (var state in FusedGroup.Left(states, outcomes)) Update(state.Parameter, state.Parameter.grad!, state, options);
            }

            private static void Update(Parameter parameter, Tensor gradient, OptimizerState state, Options options)
            {
                var (rate, alpha) = (options.LearningRate!.Value, options.alpha!.Value);
                if (options.maximize == true) gradient = gradient.neg();
                if (options.weight_decay > 0) gradient = gradient.add(parameter, options.weight_decay.Value);

                state.Steps++;
                var square = state.Average(Square).mul_(alpha).addcmul_(gradient, gradient, 1 - alpha);
                if (options.centered == true)
                {
                    var mean = state.Average(Mean).mul_(alpha).add_(gradient, 1 - alpha);
                    square = square.addcmul(mean, mean, -1);
                }

                var denominator = square.sqrt().add_(options.eps!.Value);
                if (options.momentum > 0)
                    parameter.add_(state.Average(Velocity).mul_(options.momentum.Value).addcdiv_(gradient, denominator), -rate);
                else
                    parameter.addcdiv_(gradient, denominator, -rate);
            }

            /// <summary>A null option takes the optimiser's.</summary>
            public class Options : OptimizerOptions
            {
                public double? alpha { get; set; }

                public double? eps { get; set; }

                public double? weight_decay { get; set; }

                public double? momentum { get; set; }

                public bool? centered { get; set; }

                public bool? maximize { get; set; }
            }

            /// <summary>Parameters with options of their own.</summary>
            public class ParamGroup : ParamGroup<Options>
            {
                public ParamGroup()
                {
                }

                public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
                {
                }

                // Trap: here the order is (lr, eps, alpha, ...) and lr is 0.001 by default; the factory has (lr, alpha, eps, ...) and 0.01.
                public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double eps = 1e-08, double alpha = 0.99,
                    double weight_decay = 0, double momentum = 0, bool centered = false)
                    : base(parameters, new Options { LearningRate = lr, eps = eps, alpha = alpha, weight_decay = weight_decay,
                        momentum = momentum, centered = centered })
                {
                }
            }
        }
    }
}
