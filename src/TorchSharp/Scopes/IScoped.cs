namespace TorchSharp;

/// <summary>Something that remembers its dispose scope and its place in it, so that leaving the scope takes constant time.</summary>
internal interface IScoped
{
    DisposeScope? Scope { get; set; }

    int ScopeIndex { get; set; }
}
