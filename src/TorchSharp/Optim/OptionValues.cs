using TorchSharp.Modules;

namespace TorchSharp.Utils;

/// <summary>
/// Options by reflection over their properties, in the order of their names: filled up with defaults, copied, written and read.
/// </summary>
internal static class OptionValues
{
    /// <summary>Gives every option that is null the default's value, and the group its initial learning rate.</summary>
    internal static void FillUp(OptimizerOptions options, OptimizerOptions defaults)
    {
        foreach (var property in Properties(options))
            if (property.GetValue(options) is null) property.SetValue(options, property.GetValue(defaults));
        if (options.InitialLearningRate == 0) options.InitialLearningRate = options.LearningRate ?? 0;
    }

    internal static void Copy(OptimizerOptions from, OptimizerOptions to)
    {
        foreach (var property in Properties(to)) property.SetValue(to, property.GetValue(from));
    }

    internal static void Write(BinaryWriter writer, OptimizerOptions options)
    {
        foreach (var property in Properties(options))
        {
            if (property.GetValue(options) is bool flag) writer.Write(flag);
            else writer.Write((double)(property.GetValue(options) ?? double.NaN));
        }
    }

    internal static void Read(BinaryReader reader, OptimizerOptions options)
    {
        foreach (var property in Properties(options))
        {
            var isFlag = property.PropertyType == typeof(bool?);
            property.SetValue(options, isFlag ? reader.ReadBoolean() : reader.ReadDouble());
        }
    }

    private static IOrderedEnumerable<System.Reflection.PropertyInfo> Properties(OptimizerOptions options) =>
        options.GetType().GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal);
}
