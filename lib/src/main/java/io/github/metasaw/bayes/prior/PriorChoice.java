package io.github.metasaw.bayes.prior;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.formula.PriorText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the distribution that a prior line names and makes the prior of a kind of parameter from
 * it, or refuses it in one sentence with the distributions that fit.
 */
final class PriorChoice {

  private static final String HALF = "half_";

  private PriorChoice() {}

  /**
   * The prior of a coefficient.
   *
   * @param text the prior line
   * @return its prior
   * @throws MetaException with line and column, for a distribution that is none of a coefficient
   *     and for arguments that cannot be
   */
  static LocationPrior coefficient(PriorText text) {
    PriorDistribution prior = find(text, PriorDistribution::isOfCoefficients);
    PriorUse.OfCoefficient use = prior.use(PriorUse.OfCoefficient.class);
    if (use == null) {
      throw MetaException.format(
          "%s is for %s, and %s is a coefficient %s; priors of coefficients: %s",
          prior.id(),
          prior.isOfHeterogeneity() ? "heterogeneity" : "correlations",
          text.target(),
          text.distributionSpan().place(),
          String.join(", ", inOrder(PriorDistribution::isOfCoefficients)));
    }
    return use.make().apply(prior.arguments(text));
  }

  /**
   * The prior of an SD of heterogeneity.
   *
   * @param text the prior line
   * @param scale on which its left side is
   * @param vi sampling variances of independent studies with one tau [k]; empty for another model
   * @return its prior
   * @throws MetaException with line and column, for a distribution that does not fit this scale or
   *     model, and for arguments that cannot be
   */
  static DispersionPrior heterogeneity(PriorText text, PriorScale scale, double... vi) {
    PriorDistribution prior = find(text, PriorDistribution::isOfPositiveHeterogeneity);
    PriorUse.OfSd use = prior.use(PriorUse.OfSd.class);
    if (use != null && use.needsVariances() && vi.length == 0) {
      throw MetaException.format(
          "%s is made for one tau and independent studies, which this model has not %s; take for example half_normal or half_cauchy",
          prior.id(), text.distributionSpan().place());
    }
    if (use == null || !use.scales().fits(scale)) {
      throw doesNotFit(prior, text, scale, use);
    }
    return use.maker().make(prior.arguments(text), scale, vi);
  }

  /** Why it is no prior of this SD, and which are. */
  private static MetaException doesNotFit(
      PriorDistribution prior, PriorText text, PriorScale scale, PriorUse.@Nullable OfSd use) {
    Place place = text.distributionSpan().place();
    String target = text.target();
    if (use != null && use.scales() == PriorUse.SdScales.SD) {
      return MetaException.format(
          "%s is a prior of tau; write prior tau = %s %s",
          prior.signature(), prior.signature(), text.targetSpan().place());
    }
    if (use == null && !prior.isOfCoefficients()) {
      return MetaException.format(
          "%s is for correlations, and %s is none %s; take for example half_normal or half_cauchy",
          prior.id(), target, place);
    }
    if (scale.isLog()) {
      String real = alternatives(words(p -> p.isDensityOn(PriorScale.LOG_SD)));
      return use == null
          ? MetaException.format(
              "%s is for coefficients, and %s takes %s %s", prior.id(), target, real, place)
          : MetaException.format(
              "%s is positive, and %s may be any number %s; use %s, or a prior of the SD",
              prior.id(), target, place, real);
    }
    List<String> positive = words(p -> p.isDensityOn(PriorScale.SD));
    return MetaException.format(
        "%s may be negative, and %s cannot %s; write %s",
        prior.id(),
        target,
        place,
        positive.contains(HALF + prior.id()) ? HALF + prior.id() : alternatives(positive));
  }

  private static String alternatives(List<String> words) {
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /**
   * The prior of one correlation.
   *
   * @param text the prior line
   * @return its prior
   * @throws MetaException with line and column, for a distribution that is none of a correlation
   *     and for arguments that cannot be
   */
  static DispersionPrior correlation(PriorText text) {
    PriorDistribution prior = find(text, PriorDistribution::isOfPositiveHeterogeneity);
    PriorUse.OfCorrelation use = prior.use(PriorUse.OfCorrelation.class);
    if (use == null) {
      throw MetaException.format(
          "%s is a correlation, so its prior is %s, or one of atanh(%s), and not %s %s",
          text.target(),
          alternatives(signatures(PriorUse.OfCorrelation.class)),
          text.target(),
          prior.id(),
          text.distributionSpan().place());
    }
    return use.make().apply(prior.arguments(text));
  }

  /**
   * The prior of a partial correlation of the effects of a group, one of all their correlations.
   *
   * @param text the prior line, of {@code cor(group)}
   * @param order half the number of effects that come after those of the correlation
   * @return its prior
   * @throws MetaException with line and column, for a distribution that is none of all correlations
   */
  static DispersionPrior correlations(PriorText text, double order) {
    PriorDistribution prior = find(text, PriorDistribution::isOfPositiveHeterogeneity);
    PriorUse.OfCorrelations use = prior.use(PriorUse.OfCorrelations.class);
    if (use == null) {
      throw MetaException.format(
          "the prior of all correlations of a group is %s, and not %s %s",
          String.join(" or ", signatures(PriorUse.OfCorrelations.class)),
          prior.id(),
          text.distributionSpan().place());
    }
    PriorArguments arguments = prior.arguments(text);
    return use.maker().make(arguments, arguments.code(), order);
  }

  private static PriorDistribution find(PriorText text, Predicate<PriorDistribution> likely) {
    for (PriorDistribution prior : PriorDistribution.values()) {
      if (prior.id().equals(text.distribution())) {
        return prior;
      }
    }
    ForeignPrior.refuse(text, likely);
    throw MetaException.unknown(
        "prior", text.distribution(), text.distributionSpan().place(), inOrder(likely));
  }

  private static List<String> inOrder(Predicate<PriorDistribution> which) {
    return Arrays.stream(PriorDistribution.values())
        .filter(which)
        .map(PriorDistribution::id)
        .toList();
  }

  /** Words of some, those that take arguments first. */
  private static List<String> words(Predicate<PriorDistribution> which) {
    return Arrays.stream(PriorDistribution.values())
        .filter(which)
        .sorted(Comparator.comparing(p -> p.signature().endsWith("()")))
        .map(PriorDistribution::id)
        .toList();
  }

  private static List<String> signatures(Class<? extends PriorUse> kind) {
    List<String> all = new ArrayList<>();
    for (PriorDistribution prior : PriorDistribution.values()) {
      if (prior.use(kind) != null) {
        all.add(prior.signature());
      }
    }
    return all;
  }
}
