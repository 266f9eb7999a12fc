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
            public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                AdamW([new AdamW.ParamGroup { Parameters = parameters.ToArray() }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            public static AdamW AdamW(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.001, double beta1 = 0.9,
                double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                AdamW(parameters.Select(entry => entry.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            public static AdamW AdamW(IEnumerable<AdamW.ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, new AdamW.Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay,
                    amsgrad = amsgrad, maximize = maximize });
        }
    }

    namespace Modules
    {
        /// <summary>
        /// Adam with the weight decay taken out of the gradient (Loshchilov and Hutter 2019). Trap: it decays nothing by default.
        /// </summary>
        public sealed class AdamW : OptimizerHelper
        {
            private readonly Options _defaults;

            internal AdamW(IEnumerable<ParamGroup> groups, Options defaults)
            {
                _defaults = defaults;
                foreach (var group in groups) add_param_group(group);
            }

            private protected override int Averages => AdamFormula.Averages;

            public (double, double) Betas
            {
                get => (_defaults.beta1!.Value, _defaults.beta2!.Value);
                set
                {
                    (_defaults.beta1, _defaults.beta2) = value;
                    foreach (var group in groups.Cast<ParamGroup>()) (group.Settings.beta1, group.Settings.beta2) = value;
                }
            }

            public override void add_param_group(Modules.ParamGroup param_group)
            {
                var options = ((ParamGroup)param_group).Settings;
                OptionValues.FillUp(options, _defaults);
                AdamFormula.Check(options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value, options.eps!.Value,
                    options.weight_decay!.Value);
                base.add_param_group(param_group);
            }

            private protected override void Update(Modules.ParamGroup group)
            {
                var options = ((ParamGroup)group).Settings;
                var settings = new AdamSettings(
                    options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value, options.eps!.Value,
                    options.weight_decay!.Value, Maximize: options.maximize == true ? 1 : 0, Decoupled: 1);
                foreach (var state in AdamFormula.FusedStep(StatesOf(group), settings, options.amsgrad == true))
                    Update(state.Parameter, state.Parameter.grad!, state, options);
            }

            private static void Update(Parameter parameter, Tensor gradient, OptimizerState state, Options options)
            {
                if (options.maximize == true) gradient = gradient.neg();
                if (options.weight_decay > 0) parameter.mul_(1 - options.LearningRate!.Value * options.weight_decay.Value);
                AdamFormula.Step(parameter, gradient, state, options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value,
                    options.eps!.Value, options.amsgrad == true);
            }

            /// <summary>A null option takes the optimiser's.</summary>
            public class Options : OptimizerOptions
            {
                public double? beta1 { get; set; }

                public double? beta2 { get; set; }

                public double? eps { get; set; }

                public double? weight_decay { get; set; }

                public bool? amsgrad { get; set; }

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

                public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999,
                    double eps = 1e-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                    : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps,
                        weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
                {
                }
            }
        }
    }
}
