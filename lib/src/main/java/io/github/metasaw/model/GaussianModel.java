package io.github.metasaw.model;

import io.github.metasaw.data.Studies;
import io.github.metasaw.formula.Target;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.covariance.ResidualHeterogeneity;
import io.github.metasaw.model.covariance.ScaleDesign;
import io.github.metasaw.model.parameter.Link;
import io.github.metasaw.model.parameter.Parameter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * A model as numbers: the estimates, the design of the mean and the structure of the covariance.
 *
 * @param studies what it is fitted to, a row an estimate
 * @param mean design of the mean
 * @param structure of the marginal covariance
 * @param scales designs of what varies, in the order of theta
 * @param varying designs of the effects of groups
 * @param sigmaLeftOut whether sigma was left out because a group has one level per row
 */
public record GaussianModel(
    Studies studies,
    Design mean,
    MarginalCovariance structure,
    List<Scale> scales,
    List<Varying> varying,
    boolean sigmaLeftOut) {

  public GaussianModel {
    scales = List.copyOf(scales);
    varying = List.copyOf(varying);
  }

  /**
   * The design of a dispersion parameter, as written.
   *
   * @param target {@code sigma}, {@code rho12}, {@code sd(study)}, the group called as its effect
   * @param design makes its columns from new data
   */
  public record Scale(Target target, Design design) {

    /**
     * What the coefficients of its columns are.
     *
     * @return in the order of the columns, those that could not be estimated included
     */
    public List<Parameter> parameters() {
      return design.names().stream().map(term -> Parameter.of(target, term)).toList();
    }

    /**
     * The scale of its linear predictor.
     *
     * @return log of an SD, or Fisher's z
     */
    public Link link() {
      return Parameter.of(target, Parameter.INTERCEPT).link();
    }
  }

  /**
   * The design of effects of a group, as written.
   *
   * @param group index among the groups of the structure
   * @param outcome 1 or 2; 0 if there is one
   * @param first index of its first effect among those of the group
   * @param z makes their columns from new data
   */
  public record Varying(int group, int outcome, int first, Design z) {}

  /**
   * One tau2: yi ~ N(x_i'beta, V + tau2 I).
   *
   * @param studies yi [k] and V [k x k]
   * @param mean the design of the mean [k x p]
   * @return the model
   */
  public static GaussianModel of(Studies studies, Design mean) {
    int k = studies.k();
    Design scale = Design.intercept(k);
    int[] rows = IntStream.range(0, k).toArray();
    ResidualHeterogeneity sigma =
        new ResidualHeterogeneity(new Target.Sigma(0), rows, ScaleDesign.constant(k), false);
    return new GaussianModel(
        studies,
        mean,
        new MarginalCovariance(studies.V(), List.of(sigma), null, null, List.of()),
        List.of(new Scale(new Target.Sigma(0), scale)),
        List.of(),
        false);
  }

  /** What it is called: {@code Multilevel}, {@code Location-scale}. */
  public String kind() {
    if (outcomes() == 2) {
      return "Two outcomes";
    }
    if (!structure.groups().isEmpty()) {
      return "Multilevel";
    }
    ResidualHeterogeneity rows = structure.scales().get(0);
    return rows.dimension() > 1 || rows.isVariance() ? "Location-scale" : "Random effects";
  }

  /** Whether all heterogeneity is one variance, by sigma or by a group with one level per row. */
  public boolean isOneVariance() {
    boolean alone = structure.dimension() == 1 && structure.boundaries().size() == 1;
    return alone && (structure.hasSigma() || sigmaLeftOut);
  }

  /** 1 or 2. */
  public int outcomes() {
    return structure.isBivariate() ? 2 : 1;
  }

  /**
   * Z of one group in new rows of one outcome, row-major [rows x m]; empty where the group adds
   * nothing to that outcome.
   *
   * @param group index of the group
   * @param outcome 1 or 2; 0 if there is one
   * @param newdata the new rows
   */
  public double[] effectsAt(int group, int outcome, Table newdata) {
    int m = structure.groups().get(group).size();
    double[] out = new double[0];
    for (Varying part : varying) {
      if (part.group() != group || part.outcome() != outcome) {
        continue;
      }
      if (out.length == 0) {
        out = new double[newdata.rowCount() * m];
      }
      double[] z = part.z().encode(newdata);
      int columns = part.z().columns();
      for (int i = 0; i < newdata.rowCount(); i++) {
        System.arraycopy(z, i * columns, out, i * m + part.first(), columns);
      }
    }
    return out;
  }

  /**
   * The same model of other estimates.
   *
   * @param yi on the scale of the estimates [k]
   * @return a copy
   */
  public GaussianModel withEstimates(double... yi) {
    return new GaussianModel(
        studies.withEstimates(yi), mean, structure, scales, varying, sigmaLeftOut);
  }

  /**
   * How many levels each group has.
   *
   * @return by the name of the group, in the order of the model; may be empty
   */
  public Map<String, Integer> groupLevels() {
    Map<String, Set<String>> labels = new LinkedHashMap<>();
    for (GroupEffect group : structure.groups()) {
      labels.computeIfAbsent(group.name(), name -> new HashSet<>()).addAll(group.labels());
    }
    Map<String, Integer> levels = new LinkedHashMap<>();
    labels.forEach((name, all) -> levels.put(name, all.size()));
    return levels;
  }

  /**
   * The same model with another mean.
   *
   * @param other a design of the same rows
   * @return a copy
   */
  public GaussianModel withMean(Design other) {
    return new GaussianModel(studies, other, structure, scales, varying, sigmaLeftOut);
  }

  /**
   * The same model with another structure.
   *
   * @param other a structure of the same rows
   * @return a copy
   */
  public GaussianModel withStructure(MarginalCovariance other) {
    return new GaussianModel(studies, mean, other, scales, varying, sigmaLeftOut);
  }

  /**
   * The same model of the rows {@code keep}, in that order, coded as here.
   *
   * @param keep indices of rows, from 0
   * @return a copy
   */
  public GaussianModel select(int[] keep) {
    return new GaussianModel(
        studies.select(keep),
        mean.select(keep),
        structure.select(keep),
        scales,
        varying,
        sigmaLeftOut);
  }
}
