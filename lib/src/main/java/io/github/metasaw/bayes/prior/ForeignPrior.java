package io.github.metasaw.bayes.prior;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.PriorText;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A distribution as Stan, brms, JAGS, PyMC or bayesmeta write it, and how it is written here.
 *
 * @param words its names there, in lower case and without underscores
 * @param theirs the call there, with what its arguments are
 * @param ofCoefficient the same here as the prior of a coefficient; empty where there is none
 * @param ofSd the same here as the prior of an SD or correlation; empty where there is none
 */
record ForeignPrior(List<String> words, String theirs, String ofCoefficient, String ofSd) {

  private static final List<ForeignPrior> ALL =
      List.of(
          of(
              "dnorm",
              "dnorm(mean, precision) of JAGS",
              "normal(mean, variance = 1/precision)",
              "half_normal(variance = 1/precision)"),
          of(
              "dt",
              "dt(location, precision, df) of JAGS",
              "t(df, location, scale), scale being 1/sqrt(precision)",
              "half_t(df, scale), scale being 1/sqrt(precision)"),
          of(
              "studentt",
              "student_t(df, location, scale) of Stan",
              "t(df, location, scale)",
              "half_t(df, scale)"),
          of("stdnormal", "std_normal() of Stan", "normal(0, sd = 1)", "half_normal(sd = 1)"),
          of(
              "dcauchy",
              "dcauchy(location, scale)",
              "cauchy(location, scale)",
              "half_cauchy(scale)"),
          of("dunif", "dunif(from, to) of JAGS", "flat()", "uniform(from, to)"),
          of("dgamma", "dgamma(shape, rate) of JAGS", "", "gamma(shape, rate)"),
          of("dexp", "dexp(rate) of JAGS", "", "exponential(rate)"),
          of(
              "dlnorm",
              "dlnorm(meanlog, precision) of JAGS",
              "",
              "log_normal(meanlog, sdlog), sdlog being 1/sqrt(precision)"),
          of("dpar", "dpar(shape, minimum) of JAGS", "", "pareto(shape, minimum)"),
          new ForeignPrior(
              List.of("invgamma", "igamma", "dinvgamma", "digamma"),
              "inv_gamma(shape, scale) of Stan",
              "",
              "inverse_gamma(shape, scale)"),
          of("dhalfcauchy", "dhalfcauchy(x, scale) of bayesmeta", "", "half_cauchy(scale)"),
          of("dhalfnormal", "dhalfnormal(x, scale) of bayesmeta", "", "half_normal(sd = scale)"),
          of("dhalft", "dhalft(x, df, scale) of bayesmeta", "", "half_t(df, scale)"),
          of("dhalflogistic", "dhalflogistic(x, scale) of bayesmeta", "", "half_logistic(scale)"),
          of("dlomax", "dlomax(x, shape, scale) of bayesmeta", "", "lomax(shape, scale)"),
          of("sqrt", "\"sqrt\" of bayesmeta", "", "square_root()"),
          of("shrinkage", "\"shrinkage\" of bayesmeta", "", "uniform_shrinkage()"),
          of("halfstudentt", "HalfStudentT(df, scale) of PyMC", "", "half_t(df, scale)"),
          new ForeignPrior(
              List.of("lkjcorr", "lkjcorrcholesky"), "lkj_corr(eta) of Stan", "", "lkj(eta)"));

  private static ForeignPrior of(String word, String theirs, String ofCoefficient, String ofSd) {
    return new ForeignPrior(List.of(word), theirs, ofCoefficient, ofSd);
  }

  /**
   * Refuses a distribution that another program knows by this name, or that is spelt as here but
   * for case and underscores; does nothing with any other.
   *
   * @param text the prior line
   * @param likely which distributions may be meant
   * @throws MetaException with how it is written here
   */
  static void refuse(PriorText text, Predicate<PriorDistribution> likely) {
    String word = plain(text.distribution());
    for (PriorDistribution prior : PriorDistribution.values()) {
      if (plain(prior.id()).equals(word)) {
        throw refusal(text, "write " + prior.signature());
      }
    }
    boolean ofCoefficient = likely.test(PriorDistribution.NORMAL);
    for (ForeignPrior foreign : ALL) {
      String ours = ofCoefficient ? foreign.ofCoefficient() : foreign.ofSd();
      if (foreign.words().contains(word) && !ours.isEmpty()) {
        throw refusal(text, foreign.theirs() + " is written " + ours);
      }
    }
  }

  private static MetaException refusal(PriorText text, String advice) {
    return MetaException.format(
        "no prior '%s' %s; %s", text.distribution(), text.distributionSpan().place(), advice);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("_", "").replace(".", "");
  }
}
