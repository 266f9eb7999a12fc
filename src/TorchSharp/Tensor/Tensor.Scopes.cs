namespace TorchSharp;

public static partial class torch
{
    // A tensor's way between dispose scopes. Without a scope these do nothing.
    public partial class Tensor
    {
        public Tensor DetachFromDisposeScope()
        {
            _scope?.Detach(this);
            return this;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            _scope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope other)
        {
            if (_scope is { } scope) scope.MoveToOther(other, this);
            else other.Attach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other)
        {
            if (other._scope is { } scope) return MoveToOtherDisposeScope(scope);
            return DetachFromDisposeScope();
        }
    }
}
