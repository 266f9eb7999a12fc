namespace Replication.Figures.Tests.Theming;

public class ThemeTests
{
    [Theory]
    [InlineData("#000000", "#ffffff", 21.0)]
    [InlineData("#777777", "#ffffff", 4.48)] // the well-known grey just below 4.5
    [InlineData("#767676", "#ffffff", 4.54)] // and the one just above
    [InlineData("#ffffff", "#ffffff", 1.0)]
    public void Contrast_is_that_of_WCAG(string one, string other, double ratio)
    {
        Assert.Equal(ratio, Contrast.Between(one, other), 0.005);
        Assert.Equal(Contrast.Between(one, other), Contrast.Between(other, one));
    }

    [Theory]
    [InlineData("red")]
    [InlineData("#fff")]
    [InlineData("#gggggg")]
    public void A_colour_of_another_form_is_refused(string colour) =>
        Assert.Throws<FormatException>(() => Contrast.Between(colour, "#ffffff"));

    [Fact]
    public void Every_colour_reaches_three_to_one() =>
        Assert.All(Theme.Default.Palette, colour => Assert.True(Contrast.Between(colour, Theme.Default.Background) >= 3, colour));

    [Fact]
    public void Text_reaches_four_and_a_half_to_one()
    {
        Assert.True(Contrast.Between(Theme.Default.Ink, Theme.Default.Background) >= 4.5);
        Assert.True(Contrast.Between(Theme.Default.Reference, Theme.Default.Background) >= 4.5);
    }

    [Fact]
    public void Any_two_names_differ_in_colour_or_dash_and_the_first_five_in_both()
    {
        var styles = Enumerable.Range(0, Theme.Default.Capacity).Select(Theme.Default.Style).ToArray();

        Assert.Equal(styles.Length, styles.Select(style => (style.Colour, style.Dash)).Distinct().Count());
        Assert.Equal(5, styles.Take(5).Select(style => style.Colour).Distinct().Count());
        Assert.Equal(5, styles.Take(5).Select(style => style.Dash).Distinct().Count());
        Assert.Equal(5, styles.Take(5).Select(style => style.Symbol).Distinct().Count());
    }

    /// <summary>
    /// Okabe and Ito's palette stays apart under each kind of colour blindness. Simulated with the matrices of Machado, Oliveira and
    /// Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, Table 1, severity 1.0.
    /// </summary>
    [Theory]
    [InlineData("protanopia")]
    [InlineData("deuteranopia")]
    [InlineData("tritanopia")]
    public void Colours_stay_apart_for_colour_blind_readers(string deficiency)
    {
        var seen = Theme.Default.Palette.Select(colour => ColourVision.Lab(ColourVision.Simulate(colour, deficiency))).ToArray();
        for (var i = 0; i < seen.Length; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.True(ColourVision.Distance(seen[i], seen[j]) >= LeastDistance, $"{Theme.Default.Palette[i]} and {Theme.Default.Palette[j]}");
        }
    }

    [Fact]
    public void Red_and_green_are_not_apart_so_the_guard_can_fail() =>
        Assert.True(ColourVision.Distance(
            ColourVision.Lab(ColourVision.Simulate("#d62728", "deuteranopia")),
            ColourVision.Lab(ColourVision.Simulate("#6f7d1f", "deuteranopia"))) < LeastDistance);

    // CIE76 difference: 2.3 is just noticeable; ten is clear at a glance for lines two pixels wide.
    private const double LeastDistance = 10;
}
