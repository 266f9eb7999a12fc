namespace TorchSharp;

/// <summary>
/// Disposes, when it is disposed, every tensor that was made on its thread while it was the innermost scope and has not been moved or detached.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private readonly List<IDisposable> _items;

    internal DisposeScope(DisposeScopeManager manager, List<IDisposable> items)
    {
        _manager = manager;
        _items = items;
        Outer = manager.Innermost;
    }

    internal DisposeScope? Outer { get; }

    public IReadOnlyList<IDisposable> DisposablesView => _items;

    public int DisposablesCount => _items.Count;

    public bool Contains(IDisposable disposable) => IndexOf(disposable) >= 0;

    // --- attach -------------------------------------------------------------------------------------------------------------------------

    public void Attach(IDisposable disposable)
    {
        if (Contains(disposable)) return;
        if (disposable is IScoped { Scope: { } other }) other.Remove(disposable);
        else _manager.StatisticsOf(disposable).AttachedToScopeCount++;
        Add(disposable);
    }

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        IReadOnlyList<IDisposable> all = [.. disposables];
        foreach (var disposable in all) Attach(disposable);
        return all;
    }

    // --- detach -------------------------------------------------------------------------------------------------------------------------

    public T Detach<T>(T disposable) where T : IDisposable
    {
        if (Remove(disposable)) _manager.StatisticsOf(disposable).DetachedFromScopeCount++;
        return disposable;
    }

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (Detach(first), Detach(second));

    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => (Detach(first), Detach(second), Detach(third));

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables.ToArray()) Detach<IDisposable>(disposable);
    }

    // --- move ---------------------------------------------------------------------------------------------------------------------------

    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        Move(disposable, Outer);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables.ToArray()) Move(disposable, Outer);
    }

    public T MoveToOther<T>(DisposeScope scope, T disposable) where T : IDisposable
    {
        Move(disposable, scope);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope scope, T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOther(scope, first), MoveToOther(scope, second));

    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOther(scope, first), MoveToOther(scope, second), MoveToOther(scope, third));

    public void MoveToOther(DisposeScope scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables.ToArray()) Move(disposable, scope);
    }

    // --- dispose ------------------------------------------------------------------------------------------------------------------------

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var item in _items.ToArray())
            if (!keep.Contains(item)) item.Dispose();
    }

    public void DisposeEverything()
    {
        // From the end: each item takes itself off, which is then no swap at all.
        while (_items.Count > 0)
        {
            var item = _items[^1];
            item.Dispose();
            if (_items.Count > 0 && ReferenceEquals(_items[^1], item)) MarkAsDisposed(item);
        }
    }

    /// <summary>Takes something off the scope that has been disposed elsewhere.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        if (Remove(disposable)) _manager.StatisticsOf(disposable).DisposedInScopeCount++;
    }

    public void Dispose()
    {
        DisposeEverything();
        _manager.Leave(this, _items);
    }

    // --- bookkeeping --------------------------------------------------------------------------------------------------------------------

    internal void Add(IDisposable item)
    {
        if (item is IScoped scoped)
        {
            scoped.Scope = this;
            scoped.ScopeIndex = _items.Count;
        }

        _items.Add(item);
    }

    /// <summary>Drops an item whose handle has moved to another object.</summary>
    internal void Forget(IDisposable item) => Remove(item);

    internal bool Remove(IDisposable item)
    {
        var index = IndexOf(item);
        if (index < 0) return false;
        var last = _items[^1];
        _items[index] = last;
        if (last is IScoped moved) moved.ScopeIndex = index;
        _items.RemoveAt(_items.Count - 1);
        if (item is IScoped scoped) scoped.Scope = null;
        return true;
    }

    private void Move(IDisposable item, DisposeScope? target)
    {
        if (target is null) Detach<IDisposable>(item);
        else if (Remove(item)) target.Add(item);
    }

    private int IndexOf(IDisposable item)
    {
        if (item is IScoped scoped) return ReferenceEquals(scoped.Scope, this) ? scoped.ScopeIndex : -1;
        return _items.FindIndex(other => ReferenceEquals(other, item));
    }
}
