using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator Nearest1d = new("upsample_nearest1d.vec"), Nearest2d = new("upsample_nearest2d.vec"),
        Nearest3d = new("upsample_nearest3d.vec"), Linear1d = new("upsample_linear1d.vec"), Bilinear2d = new("upsample_bilinear2d.vec"),
        BilinearAntialiased = new("_upsample_bilinear2d_aa.vec"), Bicubic2d = new("upsample_bicubic2d.vec"),
        BicubicAntialiased = new("_upsample_bicubic2d_aa.vec"), Trilinear3d = new("upsample_trilinear3d.vec");
}

public static partial class torch
{
    public enum InterpolationMode
    {
        Nearest = 0,
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,
        Area = 5,
    }

    public static partial class nn
    {
        /// <summary>Resizing of signals, images and volumes.</summary>
        public static partial class functional
        {
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false,
                bool antialias = false)
            {
                if (size is null == scale_factor is null)
                    throw new ArgumentException("Exactly one of size and scale_factor has to be given.");
                if (recompute_scale_factor && scale_factor is not null)
                {
                    size = [.. scale_factor.Select((scale, d) => (long)Math.Floor(x.shape[d + 2] * scale))];
                    scale_factor = null;
                }

                var corners = align_corners ?? false;
                return (mode, x.dim(), antialias) switch
                {
                    (InterpolationMode.Nearest, 3, _) => Aten.Nearest1d.Call(x, size, scale_factor),
                    (InterpolationMode.Nearest, 4, _) => Aten.Nearest2d.Call(x, size, scale_factor),
                    (InterpolationMode.Nearest, 5, _) => Aten.Nearest3d.Call(x, size, scale_factor),
                    (InterpolationMode.Linear, 3, _) => Aten.Linear1d.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 4, false) => Aten.Bilinear2d.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 4, true) => Aten.BilinearAntialiased.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 4, false) => Aten.Bicubic2d.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 4, true) => Aten.BicubicAntialiased.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Trilinear, 5, _) => Aten.Trilinear3d.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Area, 4, _) => adaptive_avg_pool2d(x, size ?? [.. scale_factor!.Select((s, d) =>
                        (long)(x.shape[d + 2] * s))]),
                    _ => throw new ArgumentException($"{mode} does not interpolate a tensor of {x.dim()} dimensions.", nameof(mode)),
                };
            }
        }
    }
}
