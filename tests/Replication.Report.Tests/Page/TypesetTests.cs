using System.Net;

namespace Replication.Report.Tests.Page;

public class TypesetTests
{
    [Theory]
    [InlineData("W(P_0, P_theta) = |theta| for theta != 0", "W(P<sub>0</sub>, P<sub>θ</sub>) = |θ| for θ ≠ 0")]
    [InlineData("0 <= E_r f - E_g f <= K W1", "0 ≤ E<sub>r</sub> f~− E<sub>g</sub> f ≤ K W1")]
    [InlineData("c^L prod sqrt(n_in n_out)", "c<sup>L</sup> ∏ √(n<sub>in</sub> n<sub>out</sub>)")]
    [InlineData("V^(1/2), N(0, 0.25^2 I) in R^64", "V<sup>1/2</sup>, N(0, 0.25<sup>2</sup> I) in R<sup>64</sup>")]
    [InlineData("W(P_X, P_{X+eps}) by E ||eps||", "W(P<sub>X</sub>, P<sub>X+ε</sub>) by E ‖ε‖")]
    [InlineData("KL(P_0 || P_g) = +infinity, KL(q||p)", "KL(P<sub>0</sub> ‖ P<sub>g</sub>) = +∞, KL(q‖p)")]
    [InlineData("||y - x| - 1|, |y - |x||", "||y~− x|~− 1|, |y~− |x||")]
    [InlineData("E grad_phi T* and |grad E log(1 - D)|, a gradient", "E ∇<sub>φ</sub> T* and |∇E log(1~− D)|, a gradient")]
    [InlineData("|grad -E log D|", "|∇ −E log D|")]
    [InlineData("d/dtheta at beta1, f'(x) of f's slope", "d/dθ at β<sub>1</sub>, f′(x) of f's slope")]
    [InlineData("is -0.5, -log 4 or -(1 - d)", "is −0.5, −log 4 or −(1~− d)")]
    public void Plain_mathematics_is_set_with_the_signs_of_print(string plain, string set) => Assert.Equal(set, Set(plain));

    [Theory]
    [InlineData("1.7764E-14", "1.7764~×~10⁻¹⁴")]
    [InlineData("-2.5E+12", "−2.5~×~10¹²")]
    [InlineData("Adam(1e-3), (within 1E-09: exact)", "Adam(10⁻³), (within 10⁻⁹: exact)")]
    [InlineData("sign test: p = 0.000977", "sign test: p~=~0.000977")]
    [InlineData("3 % of it", "3~% of it")]
    public void Numbers_are_set_whole(string plain, string set) => Assert.Equal(set, Set(plain));

    [Theory]
    [InlineData("'gp-8' against 'penalised-tenth-1', 'lambda-10-fast-critic', 'P_r'")]
    [InlineData("networks 2-64-64, two-sided K-Lipschitz critics, --seed 3, 95.5 to 100, f's and q's")]
    [InlineData("the eta-dependent interior; a parameter and a thetas of grad school 1e of Tables 1e-f")]
    public void Names_and_words_stay_as_they_are(string plain) => Assert.Equal(plain, Set(plain));

    [Theory]
    [InlineData("<b>|theta|</b> & P_<i>", "&lt;b&gt;|θ|&lt;/b&gt; &amp; P_&lt;i&gt;")]
    [InlineData("P_{<script>} '<script>'", "P<sub>&lt;script&gt;</sub> '&lt;script&gt;'")]
    public void Markup_stays_text(string plain, string set) => Assert.Equal(set, Typeset.Of(plain).Text.Replace("&#39;", "'", StringComparison.Ordinal));

    private static string Set(string plain) => WebUtility.HtmlDecode(Typeset.Of(plain).Text).Replace('\u00a0', '~');
}
