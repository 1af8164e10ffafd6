package io.github.metasaw.plot.explore;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/** How the spread of a normal prior of mu is told. */
enum MuPriorScale {
  SD("SD", "normal(0, sd = #)"),
  /** As the lecture does: psi2. */
  VARIANCE("Variance", "normal(0, variance = #)");

  private static final MathContext DIGITS = new MathContext(12);

  private final String label;
  private final String template;

  MuPriorScale(String label, String template) {
    this.label = label;
    this.template = template;
  }

  String label() {
    return label;
  }

  /** The prior, with {@code #} for its spread. */
  String template() {
    return template;
  }

  /** The spread of a prior that is normal about 0, on this scale; empty for other priors. */
  OptionalDouble of(String prior) {
    for (MuPriorScale each : values()) {
      OptionalDouble found = TauPriorFamily.number(each.template, prior);
      if (found.isPresent()) {
        return OptionalDouble.of(each == this ? found.getAsDouble() : ofSd(each.sd(found)));
      }
    }
    return OptionalDouble.empty();
  }

  private double sd(OptionalDouble spread) {
    return this == SD ? spread.getAsDouble() : Math.sqrt(spread.getAsDouble());
  }

  /** Of a standard deviation; squares are rounded, so that that of a root is a short number. */
  double ofSd(double sd) {
    return this == SD ? sd : BigDecimal.valueOf(sd * sd).round(DIGITS).doubleValue();
  }
}
