package io.github.metasaw.statement;

import io.github.metasaw.fit.Interval;

/**
 * The posterior of tau, the SD of the true effects.
 *
 * @param median of the posterior
 * @param interval with equal tails; without width where tau is known
 * @param level probability of the interval
 * @param prior as model text writes it: {@code tau = half_cauchy(0.5)}
 * @param isResidual whether there are moderators
 */
public record TauPosterior(
    double median, Interval interval, double level, String prior, boolean isResidual)
    implements Statement {

  private boolean isKnown() {
    return !(interval.width() > 0);
  }

  @Override
  public String line(Notation notation) {
    String spread =
        isKnown()
            ? "%s known, %s".formatted(notation.tau(), Numbers.of(interval.lower()))
            : "%s median %s, %s interval %s to %s"
                .formatted(
                    notation.tau(),
                    Numbers.of(median),
                    Numbers.level(level),
                    Numbers.of(interval.lower()),
                    Numbers.of(interval.upper()));
    return spread + ", prior " + prior;
  }

  @Override
  public String sentence() {
    return isKnown()
        ? "The SD of the true effects is taken as known, τ = %s."
            .formatted(Numbers.of(interval.lower()))
        : "The SD of the true effects%s, τ, is estimated at %s (posterior median; %s credible interval %s to %s), given the prior %s."
            .formatted(
                isResidual ? " about what the moderators predict" : "",
                Numbers.of(median),
                Numbers.level(level),
                Numbers.of(interval.lower()),
                Numbers.of(interval.upper()),
                prior);
  }
}
