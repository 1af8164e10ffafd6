package io.github.metasaw.report;

import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.Numbers;
import java.util.List;

/** The heterogeneity of a fit, and intervals of tau2, as sheets. */
final class HeterogeneitySheet {

  private HeterogeneitySheet() {}

  static Sheet render(Tau2Interval i) {
    List<List<String>> rows =
        List.of(
            row("tau2", i.estimate(), i.lower(), i.upper()),
            row("tau", Math.sqrt(i.estimate()), Math.sqrt(i.lower()), Math.sqrt(i.upper())),
            row("I2", i.i2At(i.estimate()), i.i2At(i.lower()), i.i2At(i.upper())),
            row("H2", i.h2At(i.estimate()), i.h2At(i.lower()), i.h2At(i.upper())));
    String title = Numbers.level(i.level()) + " interval by " + i.method().label();
    List<String> below =
        i.empty()
            ? List.of("No value of tau2 is in the interval: the studies agree too closely.")
            : List.of();
    return new Sheet(
        title,
        List.of(),
        List.of("", "estimate", "lower", "upper"),
        List.of(),
        List.of(false, true, true, true),
        rows,
        below);
  }

  static Sheet render(Heterogeneity h) {
    return new Sheet(
        "Heterogeneity",
        List.of(),
        List.of("", "value", "df", "p"),
        List.of(),
        List.of(false, true, true, true),
        List.of(
            List.of("tau2", Numbers.of(h.tau2()), "", ""),
            List.of("SE of tau2", Numbers.of(h.seTau2()), "", ""),
            List.of("I2 from tau2", Numbers.percent(h.I2()), "", ""),
            List.of("I2 from Q", Numbers.percent(h.I2FromQ()), "", ""),
            List.of("H2 from tau2", Numbers.of(h.H2()), "", ""),
            List.of("H2 from Q", Numbers.of(h.H2FromQ()), "", ""),
            List.of("zeta2", Numbers.of(h.zeta2()), "", ""),
            List.of("zeta2, at least 0", Numbers.of(h.zeta2Truncated()), "", ""),
            List.of("Z_F^2", Numbers.of(h.ZF2()), "1", Numbers.p(h.ZF2p())),
            List.of("Q", Numbers.of(h.Q()), Integer.toString(h.df()), Numbers.p(h.Qp())),
            List.of(
                "Z^2 = Z_F^2 + Q",
                Numbers.of(h.Z2()),
                Integer.toString(h.Z2df()),
                Numbers.p(h.Z2p()))),
        List.of("Z_F^2 and Z^2 are those of the model without moderators."));
  }

  private static List<String> row(String name, double estimate, double lower, double upper) {
    return List.of(name, Numbers.of(estimate), Numbers.of(lower), Numbers.of(upper));
  }
}
