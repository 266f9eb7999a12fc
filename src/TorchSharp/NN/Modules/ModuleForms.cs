namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What takes 1 input to a result: a module, or a part of one.</summary>
        public interface IModule<in T, out TResult>
        {
            TResult call(T input);
        }

        /// <summary>A module of 1 input.</summary>
        public abstract class Module<T, TResult> : HookableModule<
            Func<Module<T, TResult>, T, T>,
            Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T input);

            /// <summary>The forward pass with its hooks; a hook that returns null changes nothing.</summary>
            public TResult call(T input)
            {
                if (!HasHooks) return forward(input);
                foreach (var hook in preHooks.ToArray())
                    if (hook(this, input) is { } replaced) input = replaced;
                var result = forward(input);
                foreach (var hook in postHooks.ToArray())
                    if (hook(this, input, result) is { } replaced) result = replaced;
                return result;
            }

            private protected override Func<Module<T, TResult>, T, T> PreHook(Action<Module> hook) =>
                (module, _) => { hook(module); return default!; };

            private protected override Func<Module<T, TResult>, T, TResult, TResult> PostHook(Action<Module> hook) =>
                (module, _, result) => { hook(module); return result; };
        }

        /// <summary>What takes 2 inputs to a result: a module, or a part of one.</summary>
        public interface IModule<in T1, in T2, out TResult>
        {
            TResult call(T1 input1, T2 input2);
        }

        /// <summary>A module of 2 inputs.</summary>
        public abstract class Module<T1, T2, TResult> : HookableModule<
            Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>,
            Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>, IModule<T1, T2, TResult>
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>The forward pass with its hooks; a hook that returns null changes nothing.</summary>
            public TResult call(T1 input1, T2 input2)
            {
                if (!HasHooks) return forward(input1, input2);
                foreach (var hook in preHooks.ToArray())
                    if (hook(this, input1, input2) is { } replaced) (input1, input2) = replaced;
                var result = forward(input1, input2);
                foreach (var hook in postHooks.ToArray())
                    if (hook(this, input1, input2, result) is { } replaced) result = replaced;
                return result;
            }

            private protected override Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?> PreHook(Action<Module> hook) =>
                (module, _, _) => { hook(module); return null; };

            private protected override Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult> PostHook(Action<Module> hook) =>
                (module, _, _, result) => { hook(module); return result; };
        }

        /// <summary>What takes 3 inputs to a result: a module, or a part of one.</summary>
        public interface IModule<in T1, in T2, in T3, out TResult>
        {
            TResult call(T1 input1, T2 input2, T3 input3);
        }

        /// <summary>A module of 3 inputs.</summary>
        public abstract class Module<T1, T2, T3, TResult> : HookableModule<
            Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>,
            Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>, IModule<T1, T2, T3, TResult>
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>The forward pass with its hooks; a hook that returns null changes nothing.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                if (!HasHooks) return forward(input1, input2, input3);
                foreach (var hook in preHooks.ToArray())
                    if (hook(this, input1, input2, input3) is { } replaced) (input1, input2, input3) = replaced;
                var result = forward(input1, input2, input3);
                foreach (var hook in postHooks.ToArray())
                    if (hook(this, input1, input2, input3, result) is { } replaced) result = replaced;
                return result;
            }

            private protected override Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?> PreHook(Action<Module> hook) =>
                (module, _, _, _) => { hook(module); return null; };

            private protected override Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult> PostHook(Action<Module> hook) =>
                (module, _, _, _, result) => { hook(module); return result; };
        }

        /// <summary>What takes 4 inputs to a result: a module, or a part of one.</summary>
        public interface IModule<in T1, in T2, in T3, in T4, out TResult>
        {
            TResult call(T1 input1, T2 input2, T3 input3, T4 input4);
        }

        /// <summary>A module of 4 inputs.</summary>
        public abstract class Module<T1, T2, T3, T4, TResult> : HookableModule<
            Func<Module<T1, T2, T3, T4, TResult>, T1, T2, T3, T4, (T1, T2, T3, T4)?>,
            Func<Module<T1, T2, T3, T4, TResult>, T1, T2, T3, T4, TResult, TResult>>, IModule<T1, T2, T3, T4, TResult>
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4);

            /// <summary>The forward pass with its hooks; a hook that returns null changes nothing.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4)
            {
                if (!HasHooks) return forward(input1, input2, input3, input4);
                foreach (var hook in preHooks.ToArray())
                    if (hook(this, input1, input2, input3, input4) is { } replaced) (input1, input2, input3, input4) = replaced;
                var result = forward(input1, input2, input3, input4);
                foreach (var hook in postHooks.ToArray())
                    if (hook(this, input1, input2, input3, input4, result) is { } replaced) result = replaced;
                return result;
            }

            private protected override Func<Module<T1, T2, T3, T4, TResult>, T1, T2, T3, T4, (T1, T2, T3, T4)?>
                PreHook(Action<Module> hook) =>
                (module, _, _, _, _) => { hook(module); return null; };

            private protected override Func<Module<T1, T2, T3, T4, TResult>, T1, T2, T3, T4, TResult, TResult>
                PostHook(Action<Module> hook) =>
                (module, _, _, _, _, result) => { hook(module); return result; };
        }

        /// <summary>What takes 5 inputs to a result: a module, or a part of one.</summary>
        public interface IModule<in T1, in T2, in T3, in T4, in T5, out TResult>
        {
            TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5);
        }

        /// <summary>A module of 5 inputs.</summary>
        public abstract class Module<T1, T2, T3, T4, T5, TResult> : HookableModule<
            Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, (T1, T2, T3, T4, T5)?>,
            Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, TResult, TResult>>, IModule<T1, T2, T3, T4, T5, TResult>
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5);

            /// <summary>The forward pass with its hooks; a hook that returns null changes nothing.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5)
            {
                if (!HasHooks) return forward(input1, input2, input3, input4, input5);
                foreach (var hook in preHooks.ToArray())
                    if (hook(this, input1, input2, input3, input4, input5) is { } replaced)
                        (input1, input2, input3, input4, input5) = replaced;
                var result = forward(input1, input2, input3, input4, input5);
                foreach (var hook in postHooks.ToArray())
                    if (hook(this, input1, input2, input3, input4, input5, result) is { } replaced) result = replaced;
                return result;
            }

            private protected override Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, (T1, T2, T3, T4, T5)?>
                PreHook(Action<Module> hook) =>
                (module, _, _, _, _, _) => { hook(module); return null; };

            private protected override Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, TResult, TResult>
                PostHook(Action<Module> hook) =>
                (module, _, _, _, _, _, result) => { hook(module); return result; };
        }

        /// <summary>What takes 6 inputs to a result: a module, or a part of one.</summary>
        public interface IModule<in T1, in T2, in T3, in T4, in T5, in T6, out TResult>
        {
            TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6);
        }

        /// <summary>A module of 6 inputs.</summary>
        public abstract class Module<T1, T2, T3, T4, T5, T6, TResult> : HookableModule<
            Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, (T1, T2, T3, T4, T5, T6)?>,
            Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, TResult, TResult>>,
            IModule<T1, T2, T3, T4, T5, T6, TResult>
        {
            protected Module(string name) : base(name) { }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6);

            /// <summary>The forward pass with its hooks; a hook that returns null changes nothing.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6)
            {
                if (!HasHooks) return forward(input1, input2, input3, input4, input5, input6);
                foreach (var hook in preHooks.ToArray())
                    if (hook(this, input1, input2, input3, input4, input5, input6) is { } replaced)
                        (input1, input2, input3, input4, input5, input6) = replaced;
                var result = forward(input1, input2, input3, input4, input5, input6);
                foreach (var hook in postHooks.ToArray())
                    if (hook(this, input1, input2, input3, input4, input5, input6, result) is { } replaced) result = replaced;
                return result;
            }

            private protected override Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, (T1, T2, T3, T4, T5, T6)?>
                PreHook(Action<Module> hook) =>
                (module, _, _, _, _, _, _) => { hook(module); return null; };

            private protected override Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, TResult, TResult>
                PostHook(Action<Module> hook) =>
                (module, _, _, _, _, _, _, result) => { hook(module); return result; };
        }
    }
}
