namespace Replication.Experiments;

/// <summary>
/// A world of captions such as "a small red square above a large blue circle" and of images that show them: 16 x 16 pixels in three
/// colours, two things one above the other, each somewhere in its half. There are 18 things and 324 captions. One caption in nine is
/// kept out of training; each thing still occurs in others.
/// </summary>
/// <param name="device">Where its tensors live.</param>
sealed class CaptionWorld(Device device) : IDisposable
{
    /// <summary>Pixels along an edge of an image.</summary>
    public const int Side = 16;

    /// <summary>Values of an image: red, green and blue of each pixel.</summary>
    public const int Values = 3 * Side * Side;

    static readonly string[] Sizes = ["small", "large"];
    static readonly string[] Colours = ["red", "green", "blue"];
    static readonly (string Size, string Colour, string Shape)[] Things =
    [
        .. from size in Sizes from colour in Colours from shape in DrawnShapes.Names select (size, colour, shape),
    ];

    static readonly float[][] Light = [[1, 0.1f, 0.1f], [0.1f, 1, 0.1f], [0.2f, 0.3f, 1]];
    static readonly float[] Radii = [2, 3.4f];

    /// <summary>The captions by their number.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        .. from upper in Things
           from lower in Things
           select $"a {upper.Size} {upper.Colour} {upper.Shape} above a {lower.Size} {lower.Colour} {lower.Shape}",
    ];

    /// <summary>The number of a caption.</summary>
    public static long NumberOf(string text) => Texts.Index().First(caption => caption.Item == text).Index;

    /// <summary>Numbers of choices for each attribute of a thing: size, colour, shape.</summary>
    public static IReadOnlyList<int> Choices { get; } = [Sizes.Length, Colours.Length, DrawnShapes.Names.Count];

    readonly Tensor _attributes = tensor(
        Enumerable.Range(0, Texts.Count).SelectMany(caption => new[] { caption / Things.Length, caption % Things.Length })
            .SelectMany(thing => new long[] { thing / 9, thing / 3 % 3, thing % 3 }).ToArray(), [Texts.Count, 2, 3], device: device);
    readonly Tensor _light = tensor(Light.SelectMany(channel => channel).ToArray(), [Light.Length, 3], device: device);
    readonly Tensor _radii = tensor(Radii, device: device);
    readonly Tensor _seen = Numbers(isUnseen: false, device), _unseen = Numbers(isUnseen: true, device);

    /// <summary>Each caption as the words at its places, one of a vocabulary at each: shape [captions, 16].</summary>
    public Tensor Words { get; } = Encoded(device);

    /// <summary>Each caption as a symbol of its own, which says nothing of the others: shape [captions, captions].</summary>
    public Tensor Symbols { get; } = eye(Texts.Count, device: device);

    /// <summary>Draws numbers of captions, shape [count], int64.</summary>
    /// <param name="count">How many.</param>
    /// <param name="generator">Source of the draws.</param>
    /// <param name="isUnseen">Whether of those kept out of training, or of the others.</param>
    public Tensor Draw(long count, Generator generator, bool isUnseen = false)
    {
        var among = isUnseen ? _unseen : _seen;
        return among[randint(0, among.shape[0], [count], device: device, generator: generator)];
    }

    /// <summary>Size, colour and shape of the upper thing, then the lower one, of captions: shape [count, 2, 3], int64.</summary>
    public Tensor Attributes(Tensor captions) => _attributes[captions];

    /// <summary>
    /// An image of each caption, as rows of [count, 768] in [-1, 1]. The middle is uniform over 6 x 1 pixels, the brightness over [0.8, 1].
    /// </summary>
    public Tensor Images(Tensor captions, Generator generator)
    {
        using var scope = NewDisposeScope();
        var things = Attributes(captions).flatten(0, 1);
        var count = things.shape[0];
        var across = rand(count, 1, generator: generator, device: device) * 6 + 5;
        var down = rand(count, 1, generator: generator, device: device) + 3.5;
        var brightness = rand(count, 1, generator: generator, device: device) * 0.2 + 0.8;
        var cover = DrawnShapes.Cover(things.select(1, 2), cat([across, down], 1), _radii[things.select(1, 0)], Side / 2, Side);
        var colour = _light[things.select(1, 1)] * brightness;
        var halves = cover.unsqueeze(1) * colour.unsqueeze(2).unsqueeze(3);
        return (Joined(halves) * 2 - 1).flatten(1).MoveToOuterDisposeScope();
    }

    /// <summary>The halves of images, upper and lower in turn: from [n, 768] to [2 n, 3, 8, 16].</summary>
    public static Tensor Halves(Tensor images) =>
        images.view(-1, 3, 2, Side / 2, Side).transpose(1, 2).reshape(-1, 3, Side / 2, Side);

    static Tensor Joined(Tensor halves) => halves.view(-1, 2, 3, Side / 2, Side).transpose(1, 2).reshape(-1, 3, Side, Side);

    // Each thing is above in two unseen captions and below in two, and no attribute of one thing tells of the other's.
    static bool IsUnseen(int caption)
    {
        var (upper, lower) = Math.DivRem(caption, Things.Length);
        return (upper + lower / 3 + 3 * (lower % 3)) % 9 == 0;
    }

    static Tensor Numbers(bool isUnseen, Device device)
    {
        var among = Enumerable.Range(0, Texts.Count).Where(caption => IsUnseen(caption) == isUnseen);
        return tensor(among.Select(caption => (long)caption).ToArray(), device: device);
    }

    static Tensor Encoded(Device device)
    {
        string[] vocabulary = [.. Sizes, .. Colours, .. DrawnShapes.Names];
        return tensor(Texts.SelectMany(Code).ToArray(), [Texts.Count, 2 * vocabulary.Length], device: device);

        IEnumerable<float> Code(string text) =>
            from thing in text.Split(" above ")
            let words = thing.Split(' ')
            from word in vocabulary
            select words.Contains(word) ? 1f : 0;
    }

    /// <summary>Frees its tensors.</summary>
    public void Dispose()
    {
        foreach (var held in new[] { _attributes, _light, _radii, _seen, _unseen, Words, Symbols }) held.Dispose();
    }
}
