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
            public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                SGD([new SGD.ParamGroup { Parameters = parameters.ToArray() }], learningRate, momentum, dampening, weight_decay, nesterov,
                    maximize);

            public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0,
                double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                SGD(parameters.Select(entry => entry.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            public static SGD SGD(IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters, new SGD.Options { LearningRate = learningRate, momentum = momentum, dampening = dampening,
                    weight_decay = weight_decay, nesterov = nesterov, maximize = maximize });
        }
    }

    namespace Modules
    {
        /// <summary>Gradient descent, with momentum and Nesterov's look-ahead as options.</summary>
        public sealed class SGD : OptimizerHelper
        {
            private const int Velocity = 0;


            private readonly Options _defaults;

            internal SGD(IEnumerable<ParamGroup> groups, Options defaults)
            {
                _defaults = defaults;
                foreach (var group in groups) add_param_group(group);
            }

            private protected override int Averages => 1;

            public override void add_param_group(Modules.ParamGroup param_group)
            {
                var options = ((ParamGroup)param_group).Settings;
                OptionValues.FillUp(options, _defaults);
                Check(options);
                base.add_param_group(param_group);
            }

            private static void Check(Options options)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(options.LearningRate!.Value, "learningRate");
                ArgumentOutOfRangeException.ThrowIfNegative(options.momentum!.Value, nameof(options.momentum));
                ArgumentOutOfRangeException.ThrowIfNegative(options.weight_decay!.Value, nameof(options.weight_decay));
                if (options.nesterov == true && (options.momentum == 0 || options.dampening != 0))
                    throw new ArgumentException("Nesterov's method needs a momentum and no dampening.", nameof(options));
            }

            private protected override void Update(Modules.ParamGroup group)
            {
                var options = ((ParamGroup)group).Settings;
                var settings = new SgdSettings(
                    options.LearningRate!.Value, options.momentum!.Value, options.dampening!.Value, options.weight_decay!.Value,
                    Nesterov: options.nesterov == true ? 1 : 0, Maximize: options.maximize == true ? 1 : 0);
                var states = StatesOf(group);
                var outcomes = new StepOutcome[states.Length];
                FusedStep.Sgd(FusedGroup.Parameters(states), options.momentum > 0 ? FusedGroup.Averages(states, Velocity) : [], settings,
                    outcomes);
                FusedGroup.CountSteps(states, outcomes);
                foreach (var state in FusedGroup.Left(states, outcomes)) Update(state.Parameter, state.Parameter.grad!, state, options);
            }

            private static void Update(Parameter parameter, Tensor gradient, OptimizerState state, Options options)
            {
                var rate = options.LearningRate!.Value;
                if (options.maximize == true) gradient = gradient.neg();
                if (options.weight_decay != 0) gradient = gradient.add(parameter, options.weight_decay!.Value);

                state.Steps++;
                if (options.momentum is > 0 and var momentum)
                {
                    // The first step copies the gradient, undamped.
                    if (state.Has(Velocity)) state.Average(Velocity).mul_(momentum).add_(gradient, 1 - options.dampening!.Value);
                    else state.Set(Velocity, gradient.clone());
                    gradient = options.nesterov == true ? gradient.add(state.Average(Velocity), momentum) : state.Average(Velocity);
                }

                parameter.add_(gradient, -rate);
            }

            /// <summary>A null option takes the optimiser's.</summary>
            public class Options : OptimizerOptions
            {
                public double? momentum { get; set; }

                public double? dampening { get; set; }

                public double? weight_decay { get; set; }

                public bool? nesterov { get; set; }

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

                public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double momentum = 0, double dampening = 0,
                    double weight_decay = 0, bool nesterov = false, bool maximize = false)
                    : base(parameters, new Options { LearningRate = lr, momentum = momentum, dampening = dampening,
                        weight_decay = weight_decay, nesterov = nesterov, maximize = maximize })
                {
                }
            }
        }
    }
}
