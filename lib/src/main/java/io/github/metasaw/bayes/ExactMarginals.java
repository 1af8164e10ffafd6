package io.github.metasaw.bayes;

import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.model.Design;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The marginals of an exact posterior, each made when first asked for. */
final class ExactMarginals {

  /** Numbers of values of tau that are tried before all of them are taken. */
  private static final int[] FEW = {24, 48, 72};

  private final Studies studies;
  private final Design design;
  private final PriorSet priors;
  private final ExactPosterior exact;
  private final Mixtures mixtures;
  private final int distinct;
  private final Map<Integer, QuadraticMixture> fewerZeta2 = new ConcurrentHashMap<>();
  private final Map<String, Marginal> made = new ConcurrentHashMap<>();
  private final @Nullable Mixtures[] fewer = new Mixtures[FEW.length];

  ExactMarginals(Studies studies, Design design, PriorSet priors, ExactPosterior exact) {
    this.studies = studies;
    this.design = design;
    this.priors = priors;
    this.exact = exact;
    this.mixtures = mixtures(exact);
    this.distinct = exact.isOfDraws() ? 0 : exact.distinct();
  }

  private Mixtures mixtures(ExactPosterior list) {
    return new Mixtures(list, priors.flatCoefficients() > 0);
  }

  /** On all values of tau. */
  Mixtures mixtures() {
    return mixtures;
  }

  private synchronized Mixtures fewer(int i) {
    Mixtures known = fewer[i];
    if (known == null) {
      known = mixtures(new PosteriorBuilder(studies, design, priors).condense(exact, FEW[i]));
      fewer[i] = known;
    }
    return known;
  }

  Marginal of(Variables.Variable variable) {
    return made.computeIfAbsent(variable.name(), any -> make(variable));
  }

  private Marginal make(Variables.Variable variable) {
    return switch (variable.kind()) {
      case COEFFICIENT -> condensed(m -> m.coefficient(variable.index()));
      case TAU -> exact.tau();
      case TAU2 ->
          exact.tau() instanceof TauMarginal tau
              ? tau.squared()
              : ((PointsMarginal) exact.tau()).squared();
      case THETA_NEW -> condensed(m -> m.next(new double[] {1}, 0));
      case BETA_F -> condensed(Mixtures::betaF);
      case ZETA2 -> zeta2();
      case THETA -> condensed(m -> m.theta(variable.index()));
    };
  }

  /** A marginal on as few values of tau as give its probabilities. */
  Marginal condensed(Function<Mixtures, Marginal> marginal) {
    Marginal all = marginal.apply(mixtures);
    for (int i = 0; i < worthwhile(); i++) {
      Marginal few = marginal.apply(fewer(i));
      if (Condensed.agree(all, few)) {
        return Condensed.of(all, few);
      }
    }
    return all;
  }

  private Marginal zeta2() {
    List<Supplier<QuadraticMixture>> few = new ArrayList<>();
    for (int i = 0; i < worthwhile(); i++) {
      int n = i;
      few.add(() -> fewerZeta2.computeIfAbsent(n, any -> fewer(n).zeta2(List.of())));
    }
    return mixtures.zeta2(few);
  }

  /** How many of the numbers of values are well below that of all. */
  private int worthwhile() {
    return (int) Arrays.stream(FEW).filter(n -> 2 * n < distinct).count();
  }
}
