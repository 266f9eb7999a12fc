namespace Replication.Experiments;

/// <summary>Pictures of captions: the first stage's image, the second's and a real one side by side.</summary>
static class CaptionPictures
{
    const int Gap = 1;

    /// <summary>One picture for each caption, row by row.</summary>
    public static IReadOnlyList<Captions.Pixel> Of(
        CaptionWorld world, StackedGenerator generator, IReadOnlyList<string> captions, Generator noise)
    {
        using var scope = NewDisposeScope();
        var numbers = tensor(captions.Select(CaptionWorld.NumberOf).ToArray(), device: noise.device);
        Tensor[] images =
        [
            generator.First(numbers, noise).repeat_interleave(2, 2).repeat_interleave(2, 3),
            Square(generator.Second(numbers, noise)),
            Square(world.Images(numbers, noise)),
        ];
        var gap = ones(captions.Count, 3, CaptionWorld.Side, Gap, device: noise.device);
        var bytes = ((cat([images[0], gap, images[1], gap, images[2]], 3) + 1) * 127.5).round().clamp(0, 255).to(int32).cpu();
        var width = (int)bytes.shape[3];
        var levels = bytes.permute(0, 2, 3, 1).contiguous().data<int>().ToArray();
        return [.. levels.Chunk(3).Select((light, pixel) => new Captions.Pixel(
            pixel / (width * CaptionWorld.Side), pixel % width, pixel / width % CaptionWorld.Side, light[0], light[1], light[2]))];
    }

    static Tensor Square(Tensor rows) => rows.view(-1, 3, CaptionWorld.Side, CaptionWorld.Side);
}
