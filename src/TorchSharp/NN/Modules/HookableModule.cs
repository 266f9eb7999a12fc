namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// A module whose forward pass can be watched, or its input and output replaced, by hooks in the order of registration.
        /// </summary>
        public abstract class HookableModule<TPreHook, TPostHook> : Module
        {
            private protected readonly List<TPreHook> preHooks = [];
            private protected readonly List<TPostHook> postHooks = [];

            protected HookableModule(string name) : base(name) { }

            public HookRemover register_forward_hook(TPostHook hook) => Register(postHooks, hook);

            public HookRemover register_forward_hook(Action<Module> hook) => Register(postHooks, PostHook(hook));

            public HookRemover register_forward_pre_hook(TPreHook hook) => Register(preHooks, hook);

            public HookRemover register_forward_pre_hook(Action<Module> hook) => Register(preHooks, PreHook(hook));

            internal bool HasHooks => preHooks.Count > 0 || postHooks.Count > 0;

            private protected abstract TPreHook PreHook(Action<Module> hook);

            private protected abstract TPostHook PostHook(Action<Module> hook);

            private static HookRemover Register<T>(List<T> hooks, T hook)
            {
                hooks.Add(hook);
                return new HookRemover(() => hooks.Remove(hook));
            }

            /// <summary>Takes its hook away again.</summary>
            public class HookRemover
            {
                private readonly Action _remove;

                internal HookRemover(Action remove) => _remove = remove;

                public void remove() => _remove();
            }
        }
    }
}
