package io.github.metasaw.plot.explore;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.freq.FreqOptions;
import java.util.List;

/**
 * The values at which the controls of a page stand. Immutable; start at {@link #defaults}.
 *
 * @param options estimator of tau2, test and level
 * @param priorOfMu as model text writes it, for example {@code normal(0, sd = 1)}
 * @param priorOfTau as model text writes it, for example {@code half_cauchy(0.5)}; with its left
 *     side if it is one of tau2 or another scale: {@code tau2 = gamma(1, 1)}
 */
public record ExploreSettings(FreqOptions options, String priorOfMu, String priorOfTau) {

  private static final String FLAT = "flat()";
  private static final String TAU = "tau";

  /** The priors must be priors of mu and tau. */
  public ExploreSettings {
    if (lines(priorOfMu, priorOfTau).size() != 2) {
      throw MetaException.of("a page has one prior of mu and one of tau");
    }
  }

  /**
   * REML with the z test, a flat prior of mu and a half-Cauchy prior of tau.
   *
   * @param scale of the prior of tau
   * @return the settings to start from
   */
  public static ExploreSettings defaults(double scale) {
    return new ExploreSettings(
        FreqOptions.defaults(), FLAT, TauPriorFamily.HALF_CAUCHY.prior(scale));
  }

  /**
   * Other options of the fit.
   *
   * @param other estimator of tau2, test and level
   * @return a copy
   */
  public ExploreSettings withOptions(FreqOptions other) {
    return new ExploreSettings(other, priorOfMu, priorOfTau);
  }

  /**
   * Another prior.
   *
   * @param line as model text writes it: {@code tau = half_normal(sd = 1)}, {@code mu = flat()}
   * @return a copy, whose priors are written with the usual blanks
   * @throws MetaException for a prior of another parameter
   */
  public ExploreSettings withPrior(String line) {
    List<PriorText> written = ModelText.parse("yi ~ 1\nprior " + line).priors();
    PriorText prior = written.get(0);
    return switch (written.size() == 1 ? prior.target() : "") {
      case "mu" -> new ExploreSettings(options, prior.call(), priorOfTau);
      case TAU -> new ExploreSettings(options, priorOfMu, prior.call());
      case "tau2", "log(tau)", "log(tau2)", "1/tau2" ->
          new ExploreSettings(options, priorOfMu, prior.target() + " = " + prior.call());
      default ->
          throw MetaException.of(
              "'%s' is no prior of mu or tau, as in tau = half_cauchy(0.5)".formatted(line));
    };
  }

  /**
   * Both priors.
   *
   * @return lines as model text has them
   */
  public List<PriorText> priors() {
    return lines(priorOfMu, priorOfTau);
  }

  private static List<PriorText> lines(String mu, String tau) {
    return ModelText.parse("yi ~ 1\nprior mu = " + mu + "\nprior " + leftSide(tau)).priors();
  }

  /** {@code tau = half_cauchy(1)}; as it is if it has a left side. */
  private static String leftSide(String tau) {
    return hasLeftSide(tau) ? tau : TAU + " = " + tau;
  }

  /** Whether an equals sign stands outside brackets; inside it names an argument of a prior. */
  private static boolean hasLeftSide(String line) {
    int depth = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '=' && depth == 0) {
        return true;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return false;
  }
}
