package io.github.metasaw.bayes.bias;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.model.likelihood.PrecisionWeightedMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Remarks on averages over models of publication bias. */
final class RobmaChecks {

  /** Largest relative error of a marginal likelihood that is not worth a warning. */
  private static final double ACCURACY = 1e-6;

  /** Largest acceptable relative difference between two computations of one Bayes factor. */
  private static final double AGREEMENT = 1e-4;

  /** Studies below which selection is hardly seen in the data. */
  private static final int FEW = 10;

  private static final List<EffectMeasure> STANDARDISED =
      List.of(EffectMeasure.SMD, EffectMeasure.SMDH, EffectMeasure.SMD1, EffectMeasure.SMD1H);

  private RobmaChecks() {}

  static List<Check> of(RobmaSettings settings, FrequentistFit fit, RobmaPosterior posterior) {
    List<Check> checks = new ArrayList<>();
    checks.add(direction(settings.direction(), fit.studies().yi(), fit.studies().vi()));
    checks.add(scale(settings, fit.studies().measure()));
    checks.add(accuracy(posterior.error()));
    double ratio = posterior.savageDickey();
    if (ratio < Double.POSITIVE_INFINITY) {
      checks.add(twoWays(posterior.inclusionBayesFactor(Component.EFFECT), ratio));
    }
    if (posterior.k() < FEW) {
      checks.add(
          Check.note(
              "few studies",
              "k = " + posterior.k(),
              "fewer than ten studies say little of publication bias, so the averages depend much"
                  + " on the priors; try others"));
    }
    return List.copyOf(checks);
  }

  private static Check direction(Direction direction, double[] yi, double[] vi) {
    double mean = PrecisionWeightedMean.independent(yi, vi).estimate();
    String value = String.format(Locale.ROOT, "mean %.4g", mean);
    return mean * direction.sign() < 0
        ? Check.warning(
            "direction",
            value,
            "the mean by precision lies against the direction %s that one-sided selection and PET-PEESE"
                    .formatted(direction.id())
                + " are told to favour; if studies were expected to show the other sign, set the"
                + " other direction")
        : Check.ok("direction", value, "the mean by precision lies in the expected direction");
  }

  private static Check scale(RobmaSettings settings, EffectMeasure measure) {
    boolean isDefault = settings.priors().equals(RobmaPriors.DEFAULT);
    String value = measure.name();
    if (!isDefault || STANDARDISED.contains(measure)) {
      return Check.ok(
          "prior scale",
          value,
          isDefault
              ? "the priors are those for standardised mean differences"
              : "the priors were given, on the scale of the estimates");
    }
    if (measure == EffectMeasure.GEN) {
      return Check.note(
          "prior scale",
          value,
          "the priors are those for standardised mean differences; if the estimates are something"
              + " else, give the prior of the effect and of the heterogeneity a scale that suits"
              + " them");
    }
    return Check.warning(
        "prior scale",
        value,
        "the priors are those for standardised mean differences, and these estimates are not ("
            + measure.label().toLowerCase(Locale.ROOT)
            + "): Bayes factors depend on the scale of the priors, so give the effect and the"
            + " heterogeneity priors that suit them");
  }

  /** Compares the Bayes factor of the effect from marginal likelihoods with that from densities. */
  private static Check twoWays(double marginal, double density) {
    String value = String.format(Locale.ROOT, "%.6g and %.6g", marginal, density);
    return Math.abs(density / marginal - 1) <= AGREEMENT
        ? Check.ok(
            "savage-dickey",
            value,
            "the Bayes factor of the effect from marginal likelihoods agrees with the Savage-Dickey ratio, prior over posterior density at mu = 0")
        : Check.warning(
            "savage-dickey",
            value,
            "the Bayes factor of the effect from marginal likelihoods differs from the Savage-Dickey ratio at mu = 0; rely only on the digits in which they agree");
  }

  private static Check accuracy(double error) {
    String value = String.format(Locale.ROOT, "%.0e", error);
    return error <= ACCURACY
        ? Check.ok(
            "quadrature",
            value,
            "the relative error of every marginal likelihood is estimated to be below a millionth")
        : Check.warning(
            "quadrature",
            value,
            "a marginal likelihood may be off by this share of it; the posterior is in places"
                + " narrower than the finest steps");
  }
}
