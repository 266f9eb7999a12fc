using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What normalisations with running statistics have in common.</summary>
public abstract class NormBase : Module<Tensor, Tensor>
{
    private protected NormBase(string name, long features, double eps, double? momentum, bool affine, bool track, Device? device,
        ScalarType? dtype)
        : base(name)
    {
        (num_features, this.eps, this.momentum, this.affine, track_running_stats) = (features, eps, momentum, affine, track);
        if (affine)
        {
            weight = Initial.Filled(1, [features], device, dtype);
            bias = Initial.Filled(0, [features], device, dtype);
        }

        if (!track) return;
        register_buffer(nameof(running_mean), Initial.Buffer(zeros([features], dtype: dtype, device: device)));
        register_buffer(nameof(running_var), Initial.Buffer(ones([features], dtype: dtype, device: device)));
        register_buffer(nameof(num_batches_tracked), Initial.Buffer(zeros([], dtype: ScalarType.Int64, device: device)));
    }

    public long num_features { get; }

    public double eps { get; set; }

    /// <summary>The weight of the newest batch in the running statistics; null weighs all batches alike.</summary>
    public double? momentum { get; set; }

    public bool affine { get; }

    public bool track_running_stats { get; }

    public Parameter? weight
    {
        get => _internal_params.TryGetValue(nameof(weight), out var value) ? value : null;
        set => ConditionallyRegisterParameter(nameof(weight), value);
    }

    public Parameter? bias
    {
        get => _internal_params.TryGetValue(nameof(bias), out var value) ? value : null;
        set => ConditionallyRegisterParameter(nameof(bias), value);
    }

    public Tensor? running_mean
    {
        get => Statistic(nameof(running_mean));
        set => ConditionallyRegisterBuffer(nameof(running_mean), value);
    }

    public Tensor? running_var
    {
        get => Statistic(nameof(running_var));
        set => ConditionallyRegisterBuffer(nameof(running_var), value);
    }

    public Tensor? num_batches_tracked
    {
        get => Statistic(nameof(num_batches_tracked));
        set => ConditionallyRegisterBuffer(nameof(num_batches_tracked), value);
    }

    public void reset_running_stats()
    {
        if (!track_running_stats) return;
        running_mean!.zero_();
        running_var!.fill_(1);
        num_batches_tracked!.zero_();
    }

    private Tensor? Statistic(string name) => _internal_buffers.TryGetValue(name, out var entry) ? entry.Item1 : null;
}
