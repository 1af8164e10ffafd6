package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.posterior.DiscreteMarginal;
import io.github.metasaw.bayes.posterior.PosteriorVariable;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.model.RegressionData;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The marginals of an exact posterior, each computed when first asked for. */
@API(status = API.Status.INTERNAL)
public final class ExactMarginals {

  /** Sizes of shorter lists of tau that are tried before the whole list is used. */
  private static final int[] FEW = {24, 48, 72};

  /** Largest error of a probability that no figure shows. */
  private static final double DRAWN = 1e-6;

  private final RegressionData data;
  private final ModelPriors priors;
  private final ExactPosterior exact;
  private final PosteriorMixtures mixtures;
  private final int distinct;
  private final Map<String, Marginal> made = new ConcurrentHashMap<>();
  private final @Nullable PosteriorMixtures[] fewer = new PosteriorMixtures[FEW.length];

  private @Nullable GaussianGivenTau model;

  /**
   * The marginals of one posterior.
   *
   * @param data estimates and their design
   * @param priors of the coefficients and of tau
   * @param exact the posterior on its list of values of tau
   */
  public ExactMarginals(RegressionData data, ModelPriors priors, ExactPosterior exact) {
    this.data = data;
    this.priors = priors;
    this.exact = exact;
    this.mixtures = mixtures(exact);
    this.distinct = exact.isOfDraws() ? 0 : exact.distinct();
  }

  private PosteriorMixtures mixtures(ExactPosterior list) {
    return new PosteriorMixtures(list, priors.flat());
  }

  RegressionData data() {
    return data;
  }

  /**
   * The mixtures on all values of tau.
   *
   * @return mixtures over the whole list
   */
  public PosteriorMixtures mixtures() {
    return mixtures;
  }

  /** The model given tau, for one thread at a time. */
  private GaussianGivenTau model() {
    GaussianGivenTau known = model;
    if (known == null) {
      known = GaussianGivenTau.of(data, priors.coefficients());
      model = known;
    }
    return known;
  }

  private synchronized PosteriorMixtures fewer(int i) {
    PosteriorMixtures known = fewer[i];
    if (known == null) {
      known = mixtures(PosteriorQuadrature.condense(exact, data, model(), FEW[i]));
      fewer[i] = known;
    }
    return known;
  }

  /**
   * The posterior of a variable.
   *
   * @param variable of a model with one tau
   * @return its marginal, kept for the next call
   */
  public Marginal of(PosteriorVariable variable) {
    return made.computeIfAbsent(variable.name(), any -> make(variable));
  }

  private Marginal make(PosteriorVariable variable) {
    return switch (variable.kind()) {
      case COEFFICIENT -> condensed(m -> m.coefficient(variable.index()));
      case TAU -> exact.tau();
      case TAU2 ->
          exact.tau() instanceof TauMarginal tau
              ? tau.squared()
              : ((DiscreteMarginal) exact.tau()).squared();
      case THETA_NEW -> condensed(m -> m.next(new double[] {1}, 0));
      case BETA_F -> condensed(PosteriorMixtures::betaF);
      case ZETA2 -> resolved(list -> mixtures(list).zeta2());
      case THETA -> condensed(m -> m.theta(variable.index()));
      case DISPERSION, GROUP_EFFECT ->
          throw new IllegalArgumentException("not of one tau: " + variable.name());
    };
  }

  /**
   * A marginal on as few values of tau as give its probabilities accurately.
   *
   * @param marginal the quantity, as a mixture over a list of values of tau
   * @return its marginal
   */
  public Marginal condensed(Function<PosteriorMixtures, Marginal> marginal) {
    Marginal all = marginal.apply(mixtures);
    for (int i = 0; i < worthwhile(); i++) {
      Marginal few = marginal.apply(fewer(i));
      if (CompressedMarginal.agree(all, few)) {
        return CompressedMarginal.of(all, few);
      }
    }
    return all;
  }

  /**
   * zeta2 for programs that ask for many of its values.
   *
   * @param accurate with all digits
   * @param drawn on fewer values of tau, where these give its probabilities to the width of a line
   */
  record SignalVariance(Marginal accurate, Marginal drawn) {}

  SignalVariance signalVariance() {
    QuadraticFormMixture all = resolved(list -> mixtures(list).zeta2());
    int n = worthwhile();
    // The fewest values hardly ever give all digits; whether they give a line is seen at once.
    for (int i = Math.min(1, n - 1); i >= 0 && i < n; i++) {
      Marginal few = fewer(i).zeta2();
      if (CompressedMarginal.agree(all, few)) {
        Marginal fewest = fewer(0).zeta2();
        boolean isEnough = CompressedMarginal.difference(few, fewest) < DRAWN;
        return new SignalVariance(CompressedMarginal.of(all, few), isEnough ? fewest : few);
      }
    }
    return new SignalVariance(all, all);
  }

  /**
   * A quadratic form on as many values of tau as it needs: of many studies its distribution given
   * tau is narrow, and passes from 0 to 1 within a small change of tau, which the list of the
   * posterior need not resolve.
   */
  QuadraticFormMixture resolved(Function<ExactPosterior, QuadraticFormMixture> form) {
    QuadraticFormMixture found = form.apply(exact);
    int halvings = exact.isByRule() ? found.halvings(exact.taus()) : 0;
    return halvings == 0 ? found : form.apply(PosteriorQuadrature.compute(data, priors, halvings));
  }

  /** How many of these numbers are well below the length of the whole list. */
  private int worthwhile() {
    return (int) Arrays.stream(FEW).filter(n -> 2 * n < distinct).count();
  }
}
