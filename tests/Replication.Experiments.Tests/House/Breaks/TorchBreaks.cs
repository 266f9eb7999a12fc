namespace Replication.Experiments.Tests;

/// <summary>The binding's memory, threads, errors and hooks, broken.</summary>
static class TorchBreaks
{
    const string Tests = "TorchSharp.Tests", Torch = "src/TorchSharp/";

    public static IEnumerable<SourceBreak> All =>
    [
        new("failures without libtorch's message", Torch + "Interop/NativeFailure.cs", "Marshal.PtrToStringUTF8(Abi.abi_failure_text()) ?? ", "Marshal.PtrToStringUTF8(0) ?? ", Tests, "Errors"),
        new("failures ignored", Torch + "Interop/NativeFailure.cs", "if (failure != 0) Throw(failure);", "", Tests, "ErrorTests"),
        new("a scope that forgets what it holds", Torch + "Scopes/DisposeScope.cs", "_items.Add(item);", "if (_items.Count < 2) _items.Add(item);", Tests, "DisposeScopeTests"),
        new("a place in the scope that goes stale", Torch + "Scopes/DisposeScope.cs", "if (last is IScoped moved) moved.ScopeIndex = index;", "", Tests, "Tensors_leave_a_scope_in_any_order"),
        new("moving out is disposing", Torch + "Scopes/DisposeScope.cs", "else if (Remove(item)) target.Add(item);", "else if (Remove(item)) item.Dispose();", Tests, "Moved_and_detached"),
        new("scopes shared by all threads", Torch + "Scopes/DisposeScopeManager.cs", "[ThreadStatic] private static", "private static", Tests, "Scopes_belong_to_their_thread"),
        new("a tensor that is disposed is used", Torch + "Tensor/TensorAccessor.cs", "ObjectDisposedException.ThrowIf(_tensor.IsInvalid, typeof(Tensor))", "GC.KeepAlive(_tensor)", Tests, "An_accessor_of_a_disposed_tensor"),
        new("disposal counted twice", Torch + "Tensor/Tensor.cs", "if (handle == 0) return;", "if (handle == 0) { Interlocked.Decrement(ref _totalCount); return; }", Tests, "Disposing_twice"),
        new("a parameter that leaves its source alive", Torch + "Tensor/Tensor.cs", "source._handle = 0;", "", Tests, "A_parameter_takes_the_handle_over"),
        new("no_grad that never ends", Torch + "Autograd/torch.GradModes.cs", "NativeFailure.Check(Abi.abi_set_grad_mode(_before));", "", Tests, "Modes_nest_and_come_back"),
        new("threads not set", Torch + "Runtime/torch.Threads.cs", "num > 0 ? 1 : num, num)", "num > 0 ? 1 : 1, 1)", Tests, "One_thread_unless_more"),
        new("hooks not called", Torch + "NN/Modules/HookableModule.cs", "internal bool HasHooks => preHooks.Count > 0 || postHooks.Count > 0;", "internal bool HasHooks => false;", Tests, "HookTests"),
        new("hooks not removed", Torch + "NN/Modules/HookableModule.cs", "new HookRemover(() => hooks.Remove(hook))", "new HookRemover(() => { })", Tests, "HookTests"),
    ];
}
