package io.github.metasaw.freq.counts;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.counts.BinomialLikelihood;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.HypergeometricLikelihood;
import io.github.metasaw.model.counts.OneGroupProportions;
import io.github.metasaw.model.counts.OneGroupRates;
import io.github.metasaw.model.counts.PoissonLikelihood;
import io.github.metasaw.model.counts.PredictorLikelihood;
import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.model.counts.TwoGroupRates;
import java.util.List;

/** The likelihoods of a study's groups in a mixed model: both groups, or one given the other. */
final class StudyGroups {

  private StudyGroups() {}

  /**
   * The likelihoods of a study.
   *
   * @param data counts
   * @param method a mixed model
   * @param i the study, from 0
   * @return of two groups for unconditional models of two, else of one predictor
   * @throws MetaException for fractions of events, which an exact likelihood does not have
   */
  static List<PredictorLikelihood> of(CountData data, CountsMethod method, int i) {
    if (data instanceof TwoByTwoTables tables) {
      return table(tables, method, i);
    }
    if (data instanceof TwoGroupRates rates) {
      return rates(rates, method, i);
    }
    if (data instanceof OneGroupProportions one) {
      return List.of(BinomialLikelihood.of(one.xi()[i], one.ni()[i]));
    }
    OneGroupRates one = (OneGroupRates) data;
    return List.of(PoissonLikelihood.of(one.xi()[i], one.ti()[i]));
  }

  private static List<PredictorLikelihood> table(
      TwoByTwoTables tables, CountsMethod method, int i) {
    double a = tables.ai()[i];
    double c = tables.ci()[i];
    double n1 = tables.n1(i);
    double n2 = tables.n2(i);
    return switch (method) {
      case CM_EL -> {
        if (!tables.isWhole()) {
          throw MetaException.of(
              "the exact conditional likelihood needs whole numbers of events and non-events");
        }
        yield List.of(HypergeometricLikelihood.of(a, n1, c, n2));
      }
      // The events of the first group among all events, as if they were rare.
      case CM_AL -> List.of(BinomialLikelihood.of(a, a + c).withOffset(Math.log(n1 / n2)));
      default -> List.of(BinomialLikelihood.of(a, n1), BinomialLikelihood.of(c, n2));
    };
  }

  private static List<PredictorLikelihood> rates(TwoGroupRates rates, CountsMethod method, int i) {
    double x1 = rates.x1i()[i];
    double x2 = rates.x2i()[i];
    double t1 = rates.t1i()[i];
    double t2 = rates.t2i()[i];
    return method == CountsMethod.CM_EL
        ? List.of(BinomialLikelihood.of(x1, x1 + x2).withOffset(Math.log(t1 / t2)))
        : List.of(PoissonLikelihood.of(x1, t1), PoissonLikelihood.of(x2, t2));
  }
}
