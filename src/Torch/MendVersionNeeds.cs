using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Lets TorchSharp's native library load where the C++ library is older than the one it was linked against.
/// <para>
/// An ELF library lists the versions of other libraries' symbols that it needs, and the loader refuses it where one is missing.
/// LibTorchSharp 0.107 lists GLIBCXX_3.4.32 (GCC 13.2; Debian 12 and Ubuntu 22.04 have 3.4.30) for one symbol that no relocation refers to:
/// nothing looks it up. This task marks such a need as weak (VER_FLG_WEAK), which the loader then ignores. A need whose symbols are looked
/// up is an error. Layout of the tables: System V ABI and Linux Standard Base 5.0, "Symbol Versioning".
/// </para>
/// </summary>
public class MendVersionNeeds : Task
{
    /// <summary>The libraries to be loaded, in the folder that they are loaded from: files of our own, changed in place.</summary>
    [Required]
    public ITaskItem[] Libraries { get; set; }

    /// <summary>The system's libraries. Empty: those that this very process has loaded.</summary>
    public ITaskItem[] SystemLibraries { get; set; }

    public override bool Execute()
    {
        var system = SystemLibraries is { Length: > 0 } given ? given.Select(item => item.ItemSpec) : LoadedHere();
        var provided = new Dictionary<string, List<string>>();
        foreach (var versions in system.Where(File.Exists).Select(path => Elf.Read(path).DefinedVersions()).Where(found => found.Count > 0))
            provided[versions[0]] = versions;
        foreach (var path in Libraries.Select(item => item.ItemSpec))
        {
            var library = Elf.Read(path);
            foreach (var need in library.VersionNeeds())
            {
                if (need.Weak || !provided.TryGetValue(need.File, out var versions) || versions.Contains(need.Version)) continue;
                if (library.LooksUp(need))
                {
                    Log.LogError(
                        "{0} needs {1} of {2}, which this system lacks: use Debian 12, Ubuntu 22.04 or newer (or install a {2} that has it).",
                        Path.GetFileName(path), need.Version, need.File);
                    continue;
                }

                library.Weaken(path, need);
                Log.LogMessage(MessageImportance.Normal, "{0}: the need of {1} is now weak.", Path.GetFileName(path), need.Version);
            }
        }

        return !Log.HasLoggedErrors;
    }

    static IEnumerable<string> LoadedHere() => !File.Exists("/proc/self/maps")
        ? Enumerable.Empty<string>()
        : File.ReadLines("/proc/self/maps").Where(line => line.Contains(".so")).Select(line => line.Substring(line.IndexOf('/'))).Distinct();

    /// <summary>One version that a library needs of another, and where the flags of that entry are in the file.</summary>
    sealed class Need
    {
        public string File, Version;
        public ushort Index;
        public bool Weak;
        public long Flags;
    }

    /// <summary>The dynamic symbols and versions of a 64-bit little-endian ELF file.</summary>
    sealed class Elf
    {
        const uint Symbols = 11, Relocations = 4, VersionDefinitions = 0x6ffffffd, NeededVersions = 0x6ffffffe, SymbolVersions = 0x6fffffff;
        const ushort WeakFlag = 2;

        readonly Dictionary<uint, List<byte[]>> _contents = new Dictionary<uint, List<byte[]>>();
        readonly Dictionary<uint, byte[]> _names = new Dictionary<uint, byte[]>();
        long _needsOffset;

        public static Elf Read(string path)
        {
            var elf = new Elf();
            using (var file = File.OpenRead(path))
            {
                var header = Bytes(file, 0, 64);
                if (BitConverter.ToUInt32(header, 0) != 0x464c457f || header[4] != 2 || header[5] != 1) return elf;
                int size = BitConverter.ToUInt16(header, 58), count = BitConverter.ToUInt16(header, 60);
                var table = Bytes(file, BitConverter.ToInt64(header, 40), size * count);
                for (var i = 0; i < count; i++)
                {
                    var type = BitConverter.ToUInt32(table, i * size + 4);
                    if (type != Symbols && type != Relocations && type < VersionDefinitions) continue;
                    if (!elf._contents.TryGetValue(type, out var all)) elf._contents[type] = all = new List<byte[]>();
                    all.Add(Section(file, table, i * size));
                    elf._names[type] = Section(file, table, (int)BitConverter.ToUInt32(table, i * size + 40) * size);
                    if (type == NeededVersions) elf._needsOffset = BitConverter.ToInt64(table, i * size + 24);
                }
            }

            return elf;
        }

        /// <summary>The name by which others need this library, then the versions that it has.</summary>
        public List<string> DefinedVersions()
        {
            var versions = new List<string>();
            var table = Content(VersionDefinitions);
            for (int at = 0, next = 1; table.Length > 0 && next != 0; at += next)
            {
                next = BitConverter.ToInt32(table, at + 16);
                versions.Add(Text(VersionDefinitions, BitConverter.ToInt32(table, at + BitConverter.ToInt32(table, at + 12))));
            }

            return versions;
        }

        public IEnumerable<Need> VersionNeeds()
        {
            var table = Content(NeededVersions);
            for (int at = 0, next = 1; table.Length > 0 && next != 0; at += next)
            {
                next = BitConverter.ToInt32(table, at + 12);
                var file = Text(NeededVersions, BitConverter.ToInt32(table, at + 4));
                for (int entry = at + BitConverter.ToInt32(table, at + 8), step = 1; step != 0; entry += step)
                {
                    step = BitConverter.ToInt32(table, entry + 12);
                    yield return new Need
                    {
                        File = file,
                        Version = Text(NeededVersions, BitConverter.ToInt32(table, entry + 8)),
                        Index = BitConverter.ToUInt16(table, entry + 6),
                        Weak = (BitConverter.ToUInt16(table, entry + 4) & WeakFlag) != 0,
                        Flags = _needsOffset + entry + 4,
                    };
                }
            }
        }

        /// <summary>Whether a relocation refers to a symbol of that version.</summary>
        public bool LooksUp(Need need)
        {
            var versions = Content(SymbolVersions);
            return _contents[Relocations].Any(table => Enumerable.Range(0, table.Length / 24)
                .Select(i => (int)(BitConverter.ToInt64(table, i * 24 + 8) >> 32))
                .Any(symbol => (BitConverter.ToUInt16(versions, symbol * 2) & 0x7fff) == need.Index));
        }

        public void Weaken(string path, Need need)
        {
            using (var file = File.OpenWrite(path))
            {
                file.Position = need.Flags;
                file.WriteByte((byte)WeakFlag);
            }
        }

        byte[] Content(uint type) => _contents.TryGetValue(type, out var all) ? all.Single() : new byte[0];

        string Text(uint type, int at)
        {
            var names = _names[type];
            return Encoding.ASCII.GetString(names, at, Array.IndexOf(names, (byte)0, at) - at);
        }

        static byte[] Section(FileStream file, byte[] table, int at) =>
            Bytes(file, BitConverter.ToInt64(table, at + 24), (int)BitConverter.ToInt64(table, at + 32));

        static byte[] Bytes(FileStream file, long offset, int count)
        {
            var bytes = new byte[count];
            file.Position = offset;
            for (int read = 0, got = 1; read < count && got > 0; read += got) got = file.Read(bytes, read, count - read);
            return bytes;
        }
    }
}
