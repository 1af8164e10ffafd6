package io.github.metasaw.freq.structured;

import io.github.metasaw.formula.Target;
import io.github.metasaw.freq.Predicted;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.covariance.Dispersion;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import io.github.metasaw.model.parameter.Link;
import io.github.metasaw.parallel.Interrupts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import tech.tablesaw.api.Table;

/** True effects by a structure of the covariance: of the rows fitted, and of next studies. */
@API(status = API.Status.INTERNAL)
public final class StructuredPrediction {

  private StructuredPrediction() {}

  /**
   * Best linear unbiased predictions of the true effects theta = X beta + heterogeneity: y - V P y,
   * with error covariance V - V P V. The shrinkage factor of a row is (V M^-1)_ii: were beta known,
   * 1 less the weight of the row's own estimate in its prediction.
   */
  static Predicted of(StructuredSolution fit) {
    fit.refusePooling("predictions of the true effects rest on inverse-variance weights");
    GaussianLikelihood likelihood = fit.likelihood();
    Symmetric V = likelihood.dispersion().sampling();
    double[] away = V.multiply(likelihood.mean().scaledResiduals());
    return V instanceof Diagonal
        ? independent(likelihood, V.diagonal(), away)
        : correlated(likelihood, V, away);
  }

  private static Predicted independent(GaussianLikelihood likelihood, double[] v, double[] away) {
    double[] p = likelihood.mean().projectionDiagonal();
    double[] inverse = likelihood.mean().inverseDiagonal();
    double[] se = new double[v.length];
    double[] factor = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      se[i] = Math.sqrt(Math.max(0, v[i] - v[i] * v[i] * p[i]));
      factor[i] = v[i] * inverse[i];
    }
    return new Predicted(away, se, factor);
  }

  private static Predicted correlated(GaussianLikelihood likelihood, Symmetric V, double[] away) {
    int k = V.size();
    double[] v = V.diagonal();
    double[] se = new double[k];
    double[] factor = new double[k];
    for (int i = 0; i < k; i++) {
      Interrupts.check();
      double[] unit = new double[k];
      unit[i] = 1;
      double[] column = V.multiply(unit);
      double[] projected = likelihood.mean().project(column);
      double squares = 0;
      for (int j = 0; j < k; j++) {
        squares += column[j] * projected[j];
      }
      se[i] = Math.sqrt(Math.max(0, v[i] - squares));
      factor[i] = likelihood.mean().solve(column)[i];
    }
    return new Predicted(away, se, factor);
  }

  /**
   * Variance of the true effect in new rows, in a new level of every group.
   *
   * @param fit with the dispersion
   * @param newdata a table with the moderators of the dispersion
   * @return with two outcomes all rows of the first, then all of the second [outcomes x rows]
   * @throws io.github.metasaw.diagnostic.MetaException for a moderator that is missing or has a new
   *     level
   */
  public static double[] heterogeneity(StructuredSolution fit, Table newdata) {
    int n = newdata.rowCount();
    int outcomes = fit.model.outcomes();
    double[] heterogeneity = new double[n * outcomes];
    Map<Target, double[]> variance = new HashMap<>();
    for (Dispersions.Values values : Dispersions.values(fit.model, newdata)) {
      variance.put(values.scale().target(), variance(fit, values));
    }
    MarginalCovariance structure = fit.model.structure();
    List<GroupEffect> groups = structure.groups();
    for (int o = 0; o < outcomes; o++) {
      int outcome = outcomes == 1 ? 0 : o + 1;
      Target rows = structure.hasLinearVariance() ? new Target.Tau2() : new Target.Sigma(outcome);
      add(variance.getOrDefault(rows, new double[n]), heterogeneity, o * n);
      for (int g = 0; g < groups.size(); g++) {
        double[] z = fit.model.effectsAt(g, outcome, newdata);
        add(group(fit, g, z, variance), heterogeneity, o * n);
      }
    }
    return heterogeneity;
  }

  private static void add(double[] variance, double[] heterogeneity, int from) {
    for (int i = 0; i < variance.length; i++) {
      heterogeneity[from + i] += variance[i];
    }
  }

  /**
   * The variance that a new level of a group adds; empty where the outcome has none of it.
   *
   * @param z of the new rows
   * @param variance of what one design tells
   */
  private static double[] group(
      StructuredSolution fit, int g, double[] z, Map<Target, double[]> variance) {
    GroupEffect group = fit.model.structure().groups().get(g);
    Dispersion dispersion = fit.likelihood().dispersion();
    double[] one = variance.get(new Target.Sd(group.name()));
    // Several effects have no line of their own; another group of the same column may have one.
    if (one == null || group.effects().size() > 1) {
      return dispersion.groupVariance(g, z);
    }
    double[] out = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      out[i] = z[i] * z[i] * one[i];
    }
    return out;
  }

  /** The squares of SDs in new rows, or variances that are modelled themselves. */
  private static double[] variance(StructuredSolution fit, Dispersions.Values values) {
    int q = values.scale().design().columns();
    int[] place = Dispersions.places(fit, values.scale());
    boolean isVariance = values.scale().link().equals(Link.VARIANCE);
    double[] out = new double[values.x().length / q];
    for (int i = 0; i < out.length; i++) {
      double link = fit.coefficients().sum(Dispersions.weights(fit, place, values.x(), i));
      out[i] = isVariance ? Math.max(0, link) : Math.exp(2 * link);
    }
    return out;
  }
}
