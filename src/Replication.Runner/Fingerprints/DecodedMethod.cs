namespace Replication.Runner.Fingerprints;

/// <summary>What an instruction refers to beyond itself.</summary>
internal abstract record Reference
{
    /// <summary>A method that is called or taken the address of.</summary>
    public sealed record MethodUse(TypeName? Owner, string Name, string Signature, bool Creates) : Reference;

    /// <summary>A static field, and with it the initialiser that fills it.</summary>
    public sealed record FieldUse(TypeName Owner, string Name) : Reference;

    /// <summary>A type that is created, stored or passed as a type argument.</summary>
    public sealed record TypeUse(TypeName Type) : Reference;
}

/// <summary>One IL instruction: its text by name, what it refers to, where it may jump (absolute offsets), and its place.</summary>
internal sealed record Instruction(
    int Offset, int End, string Operation, string Operand, IReadOnlyList<Reference> References, IReadOnlyList<int> Targets);

/// <summary>A method's body as text by name, instruction by instruction.</summary>
/// <param name="Header">Signature, locals and exception handlers.</param>
/// <param name="Types">Types of the locals.</param>
/// <param name="Instructions">The body; empty for a method without one.</param>
internal sealed record DecodedMethod(string Header, IReadOnlyList<TypeName> Types, IReadOnlyList<Instruction> Instructions)
{
    /// <summary>
    /// The part of a static constructor that initialises one field: the instructions after the previous initialiser up to the store.
    /// Null when the body cannot be cut so (a jump crosses the cut, or the field is not stored in it once).
    /// </summary>
    public IReadOnlyList<Instruction>? InitialiserOf(string type, string field)
    {
        var start = 0;
        IReadOnlyList<Instruction>? found = null;
        for (var i = 0; i < Instructions.Count; i++)
        {
            var instruction = Instructions[i];
            var stores = instruction.Operation == "stsfld"
                && instruction.References is [Reference.FieldUse target] && target.Owner.Name == type;
            // `A = B = value` stores a copy in B first: both belong to one initialiser.
            if (!stores || (i > 0 && Instructions[i - 1].Operation == "dup")) continue;
            var piece = Instructions.Skip(start).Take(i + 1 - start).ToList();
            if (piece.Any(step => step.Targets.Any(offset => offset < piece[0].Offset || offset >= instruction.End))) return null;
            var mine = piece.Any(step => step.Operation == "stsfld"
                && step.References is [Reference.FieldUse stored] && stored.Owner.Name == type && stored.Name == field);
            if (mine && found is not null) return null;
            if (mine) found = piece;
            start = i + 1;
        }

        return found;
    }
}
