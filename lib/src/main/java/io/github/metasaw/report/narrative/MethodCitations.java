package io.github.metasaw.report.narrative;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.freq.selection.SelectionType;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.statement.IntervalMethod;
import io.github.metasaw.statement.ModelInWords;
import io.github.metasaw.statement.PosteriorComputation;
import io.github.metasaw.statement.Statement;
import io.github.metasaw.statement.VarianceEstimation;
import java.util.List;

/** Which works a statement about methods cites. */
final class MethodCitations {

  private MethodCitations() {}

  /** The works that a statement about how a fit was made refers to. */
  static List<Literature> of(Fit fit, Statement statement) {
    if (statement instanceof ModelInWords) {
      return model(fit);
    }
    if (statement instanceof VarianceEstimation variance
        && fit instanceof FrequentistFit frequentist) {
      if (!Double.isNaN(variance.given())) {
        return List.of();
      }
      return estimator(frequentist.estimator());
    }
    if (statement instanceof IntervalMethod interval) {
      boolean isAdjusted =
          interval.test() == CoefficientTest.KNHA || interval.test() == CoefficientTest.ADHOC;
      return !isAdjusted
          ? List.of()
          : fit.design().isInterceptOnly()
              ? List.of(Literature.HARTUNG_KNAPP, Literature.SIDIK_JONKMAN)
              : List.of(Literature.KNAPP_HARTUNG);
    }
    if (statement instanceof PosteriorComputation computation) {
      return sampler(computation);
    }
    return List.of();
  }

  private static List<Literature> model(Fit fit) {
    if (fit instanceof CountsFit counts) {
      return switch (counts.method()) {
        case MH -> List.of(Literature.MANTEL_HAENSZEL);
        case PETO -> List.of(Literature.PETO);
        case UM_FS, UM_RS, CM_EL, CM_AL, GLMM -> List.of(Literature.STIJNEN);
        default -> List.of();
      };
    }
    if (fit instanceof SelectionFit selection) {
      SelectionType type = selection.settings().type();
      return type.isStep()
          ? List.of(Literature.VEVEA_HEDGES)
          : type == SelectionType.BETA ? List.of(Literature.CITKOWICZ_VEVEA) : List.of();
    }
    if (fit instanceof FilledFit) {
      return List.of(Literature.DUVAL_TWEEDIE);
    }
    if (fit instanceof BayesFit) {
      return List.of(Literature.HIGGINS_RANDOM);
    }
    return fit instanceof FrequentistFit frequentist
            && frequentist.estimator() == Tau2Estimator.FIXED
        ? List.of(Literature.RICE)
        : List.of();
  }

  private static List<Literature> estimator(Tau2Estimator estimator) {
    return switch (estimator) {
      case DL -> List.of(Literature.DERSIMONIAN_LAIRD);
      case REML, ML, HE, HS -> List.of(Literature.VIECHTBAUER_TAU2);
      case PM -> List.of(Literature.PAULE_MANDEL);
      default -> List.of();
    };
  }

  private static List<Literature> sampler(PosteriorComputation computation) {
    return switch (computation.sampler()) {
      case "nuts" -> List.of(Literature.HOFFMAN_GELMAN, Literature.VEHTARI);
      case "exact", "direct" -> List.of(Literature.ROVER);
      default -> List.of(Literature.VEHTARI);
    };
  }
}
