using TorchSharp.Fused;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>What a learning-rate scheduler turns.</summary>
        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            double InitialLearningRate { get; set; }
        }

        /// <summary>What every optimiser offers: groups of parameters, their gradients' reset, and the step.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            private protected readonly List<ParamGroup> groups = [];

            private protected Optimizer()
            {
            }

            public virtual IEnumerable<ILearningRateController> ParamGroups => groups;

            public virtual IEnumerable<Parameter> parameters() => groups.SelectMany(group => group.Parameters);

            public virtual void add_param_group(ParamGroup param_group) => groups.Add(param_group);

            // Trap: zeroes in place and never sets to null, unlike Module.zero_grad().
            public virtual void zero_grad() => Gradients.Zero(parameters());

            /// <summary>One update of every parameter that has a gradient.</summary>
            /// <param name="closure">Evaluates the loss, with gradients, before the update.</param>
            /// <returns>What the closure returned; null without one.</returns>
            public virtual Tensor? step(Func<Tensor>? closure = null)
            {
                Tensor? loss = null;
                if (closure is not null)
                {
                    using var gradients = enable_grad();
                    loss = closure();
                }

                using var ungraded = no_grad();
                using var scope = NewDisposeScope();
                foreach (var group in groups) Update(group);
                return loss;
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
            }

            private protected abstract void Update(ParamGroup group);

            /// <summary>An optimiser's options, group by group, and its state, parameter by parameter: live objects, not copies.</summary>
            public class StateDictionary
            {
                internal StateDictionary(List<OptimizerOptions> options, List<OptimizerState> state) => (Options, State) = (options, state);

                public List<OptimizerOptions> Options { get; }

                public List<OptimizerState> State { get; }
            }
        }
    }
}
