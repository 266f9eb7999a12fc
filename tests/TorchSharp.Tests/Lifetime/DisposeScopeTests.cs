using static TorchSharp.torch;

namespace TorchSharp.Tests.Lifetime;

/// <summary>Which tensors a dispose scope disposes.</summary>
public class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inside, outside = ones(1);
        using (NewDisposeScope()) inside = outside + 1;
        Assert.True(inside.IsInvalid);
        Assert.False(outside.IsInvalid);
    }

    [Fact]
    public void Moved_and_detached_tensors_live_on()
    {
        Tensor moved, detached;
        using (var outer = NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
            {
                moved = ones(1).MoveToOuterDisposeScope();
                detached = inner.Detach(ones(1));
                Assert.Equal(0, inner.DisposablesCount);
                Assert.True(outer.Contains(moved));
            }

            Assert.False(moved.IsInvalid);
        }

        Assert.True(moved.IsInvalid);
        Assert.False(detached.IsInvalid);
        detached.Dispose();
    }

    [Fact]
    public void Everything_but_what_is_named_is_disposed()
    {
        using var scope = NewDisposeScope();
        var (a, b, c) = (ones(1), ones(1), ones(1));
        scope.DisposeEverythingBut(b);
        Assert.True(a.IsInvalid && c.IsInvalid);
        Assert.False(b.IsInvalid);
        Assert.Equal([b], scope.DisposablesView);
    }

    [Fact]
    public void Tensors_leave_a_scope_in_any_order()
    {
        using var scope = NewDisposeScope();
        var tensors = Enumerable.Range(0, 20).Select(_ => ones(1)).ToArray();
        foreach (var i in new[] { 7, 0, 19, 3, 12 }) tensors[i].Dispose();
        Assert.Equal(15, scope.DisposablesCount);
        scope.Detach(tensors[5]);
        Assert.False(scope.Contains(tensors[5]));
        scope.DisposeEverything();
        Assert.All(tensors.Where((_, i) => i != 5), t => Assert.True(t.IsInvalid));
        Assert.False(tensors[5].IsInvalid);
        tensors[5].Dispose();
    }

    [Fact]
    public void A_tensor_can_be_attached_and_moved_between_scopes()
    {
        var tensor = ones(1);
        using var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        inner.Attach(tensor);
        inner.MoveToOther(outer, tensor);
        Assert.True(outer.Contains(tensor));
        tensor.MoveToOtherDisposeScope(inner);
        Assert.Same(inner, CurrentDisposeScope);
        inner.Dispose();
        Assert.True(tensor.IsInvalid);
        Assert.Same(outer, CurrentDisposeScope);
    }

    [Fact]
    public void A_scope_holds_other_disposables_too()
    {
        var stream = new MemoryStream();
        using (var scope = NewDisposeScope()) scope.Attach(stream);
        Assert.False(stream.CanRead);
    }

    [Fact]
    public void Scopes_belong_to_their_thread()
    {
        using var scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() => elsewhere = ones(1));
        thread.Start();
        thread.Join();
        Assert.False(scope.Contains(elsewhere!));
        elsewhere!.Dispose();
    }

    [Fact]
    public void An_expression_in_a_scope_of_its_own_leaves_its_result()
    {
        var x = ones(3);
        var before = LiveTensors.Settled();
        var y = WrappedTensorDisposeScope(() => x * 2 + 1);
        Assert.Equal(before + 1, Tensor.TotalCount);
        Assert.Equal(3f, y.data<float>()[0]);
    }

    [Fact]
    public void Statistics_count_what_comes_and_goes()
    {
        DisposeScopeManager.Statistics.Reset();
        ones(1).Dispose();
        using (NewDisposeScope()) ones(1).DetachFromDisposeScope().Dispose();
        using (NewDisposeScope()) _ = ones(1);
        var counts = DisposeScopeManager.Statistics.TensorStatistics;
        Assert.Equal(1, counts.CreatedOutsideScopeCount);
        Assert.Equal(2, counts.CreatedInScopeCount);
        Assert.Equal(1, counts.DetachedFromScopeCount);
        Assert.Equal(1, counts.DisposedInScopeCount);
        Assert.Equal(2, counts.DisposedOutsideScopeCount);
        Assert.Equal(0, counts.ThreadTotalLiveCount);
    }
}
