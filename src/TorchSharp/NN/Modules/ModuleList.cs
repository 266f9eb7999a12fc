using System.Collections;
using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);

            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);
        }
    }

    namespace Modules
    {
        /// <summary>A list of modules, registered under their positions.</summary>
        public class ModuleList<T> : torch.nn.Module, IList<T>
            where T : torch.nn.Module
        {
            private readonly List<T> _list = [];

            public ModuleList(params T[] modules) : base(nameof(ModuleList<>)) => append(modules);

            public int Count => _list.Count;

            public bool IsReadOnly => false;

            public T this[int index]
            {
                get => _list[index];
                set
                {
                    _list[index] = value;
                    Renumber();
                }
            }

            public void append(params T[] parameters)
            {
                foreach (var module in parameters) Add(module);
            }

            public void Add(T item)
            {
                register_module(Count.ToString(CultureInfo.InvariantCulture), item);
                _list.Add(item);
            }

            public void Insert(int index, T item)
            {
                _list.Insert(index, item);
                Renumber();
            }

            public bool Remove(T item)
            {
                var removed = _list.Remove(item);
                if (removed) Renumber();
                return removed;
            }

            public void RemoveAt(int index)
            {
                _list.RemoveAt(index);
                Renumber();
            }

            public void Clear()
            {
                _list.Clear();
                ClearModules();
            }

            public bool Contains(T item) => _list.Contains(item);

            public int IndexOf(T item) => _list.IndexOf(item);

            public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

            public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

            // The elements are registered as they are added; the list of them is no component.
            protected override void RegisterComponents()
            {
            }

            private void Renumber()
            {
                ClearModules();
                for (var index = 0; index < _list.Count; index++)
                    register_module(index.ToString(CultureInfo.InvariantCulture), _list[index]);
            }
        }
    }
}
