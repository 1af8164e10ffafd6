package io.github.metasaw.model.covariance;

import io.github.metasaw.formula.Target;
import io.github.metasaw.linalg.Cone;
import io.github.metasaw.linalg.Vectors;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The coefficients of a structure in a limit of it, where the SDs of some rows or levels are 0. A
 * sum of coefficients is finite if the rows that keep their SD determine it; else it goes to
 * -Infinity or Infinity along every direction that leads to the limit, or it depends on the
 * direction and has no value.
 */
public final class DispersionLimit {

  /** One component: where it begins among the coefficients, and its designs. */
  private record Part(
      CovarianceComponent component, int from, ScaleDesign whole, ScaleDesign left, int fromLeft) {

    /** The element of the limit's theta that the k-th coefficient is there; -1 for none. */
    int place(int k) {
      int at = left.names().indexOf(whole.names().get(k));
      return at < 0 ? -1 : fromLeft + at;
    }

    /** Sums of coefficients that do not rise on the way to the limit. */
    Cone falling() {
      boolean[] free = left.free();
      boolean correlation = component instanceof CorrelatedOutcomes;
      List<double[]> vectors = new ArrayList<>();
      for (int i = 0; i < free.length; i++) {
        double[] row = whole.row(i);
        boolean told = free[i] && (!correlation || !isZero(left.row(i)));
        if (told) {
          vectors.add(ScaleLimits.negative(row));
        }
        if (told || !correlation) {
          vectors.add(row);
        }
      }
      return new Cone(whole.columns(), vectors);
    }

    private static boolean isZero(double[] row) {
      return Arrays.stream(row).allMatch(value -> value == 0);
    }
  }

  private final List<Part> parts = new ArrayList<>();
  private final List<Cone> cones = new ArrayList<>();

  /** Where each coefficient that is finite stands in the limit's theta; -1 for one that is not. */
  private final int[] place;

  private final int parameters;

  /**
   * The limit of a structure.
   *
   * @param whole the structure
   * @param left what is left of it: the same object where there is no limit
   */
  public DispersionLimit(MarginalCovariance whole, MarginalCovariance left) {
    place = new int[whole.dimension()];
    parameters = left.dimension();
    int from = 0;
    int fromLeft = 0;
    for (int c = 0; c < whole.components().size(); c++) {
      CovarianceComponent own = whole.components().get(c);
      CovarianceComponent there = left.components().get(c);
      for (int k = 0; k < own.dimension(); k++) {
        place[from + k] = fromLeft + k;
      }
      if (own != there && own.coefficients().isPresent()) {
        ScaleDesign before = own.coefficients().get();
        ScaleDesign after = there.coefficients().orElseThrow();
        if (own instanceof ResidualHeterogeneity rows && rows.isVariance()) {
          // Another basis of the same columns: every coefficient is what it was.
          from += own.dimension();
          fromLeft += there.dimension();
          continue;
        }
        add(new Part(own, from, before, after, fromLeft));
      }
      from += own.dimension();
      fromLeft += there.dimension();
    }
  }

  private void add(Part part) {
    Cone cone = part.falling();
    parts.add(part);
    cones.add(cone);
    for (int k = 0; k < part.whole.columns(); k++) {
      double[] unit = new double[place.length];
      unit[part.from + k] = 1;
      double[] own = basis(part, unit);
      boolean told = cone.contains(own) && cone.contains(ScaleLimits.negative(own));
      place[part.from + k] = told ? part.place(k) : -1;
    }
  }

  /** A sum of coefficients as one of the coefficients of the basis. */
  private static double[] basis(Part part, double[] sum) {
    int q = part.whole.columns();
    return part.whole.basisRow(Arrays.copyOfRange(sum, part.from, part.from + q));
  }

  /** Whether some SD is 0 in it. */
  public boolean isProper() {
    return !parts.isEmpty();
  }

  /**
   * Index in the limit's coefficients of the j-th; -1 for one without a finite value.
   *
   * @param j index of a coefficient of the whole structure
   * @return index from 0, or -1
   */
  public int place(int j) {
    return place[j];
  }

  /**
   * What a sum of coefficients goes to: 0 if it is finite and {@link #within} has it, -Infinity,
   * Infinity, or NaN for what depends on the direction.
   *
   * @param sum weights of the coefficients [parameters]
   */
  public double beyond(double[] sum) {
    double out = 0;
    for (int c = 0; c < parts.size(); c++) {
      double[] own = basis(parts.get(c), sum);
      boolean falls = cones.get(c).contains(own);
      boolean rises = cones.get(c).contains(ScaleLimits.negative(own));
      if (!(falls && rises)) {
        boolean correlation = parts.get(c).component instanceof CorrelatedOutcomes;
        double infinite = falls ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        out += correlation || falls == rises ? Double.NaN : infinite;
      }
    }
    return out;
  }

  /**
   * The same sum as weights of the limit's coefficients.
   *
   * @param sum weights of the coefficients [parameters]
   */
  public double[] within(double[] sum) {
    double[] out = new double[parameters];
    int[] to = place.clone();
    for (Part part : parts) {
      for (int k = 0; k < part.whole.columns(); k++) {
        to[part.from + k] = part.place(k);
      }
    }
    for (int j = 0; j < sum.length; j++) {
      if (to[j] >= 0) {
        out[to[j]] = sum[j];
      }
    }
    return out;
  }

  /**
   * The value of a sum of coefficients.
   *
   * @param sum weights of the coefficients [parameters]
   * @param left coefficients of the limit
   */
  public double value(double[] sum, double[] left) {
    double out = beyond(sum);
    if (out != 0) {
      return out;
    }
    double[] weights = within(sum);
    for (int t = 0; t < weights.length; t++) {
      out += weights[t] == 0 ? 0 : weights[t] * left[t];
    }
    return out;
  }

  /**
   * The coefficients of the whole structure, from those of the limit.
   *
   * @param left coefficients of the limit
   * @return those without a finite value as infinite log SDs
   */
  public double[] coefficients(double[] left) {
    double[] out = new double[place.length];
    for (int j = 0; j < out.length; j++) {
      double[] one = new double[out.length];
      one[j] = 1;
      out[j] = place[j] < 0 ? beyond(one) : left[place[j]];
    }
    return out;
  }

  /**
   * What one parameter loses in the limit.
   *
   * @param target {@code sigma}, {@code sd(study)}, {@code rho12}
   * @param coefficients those without a finite value
   * @param group index of the group whose levels have an SD of 0; -1 for rows of the model
   * @param zero rows or levels whose SD is 0; none for a correlation
   */
  public record Loss(Target target, List<Parameter> coefficients, int group, int[] zero) {}

  /**
   * The parameters that lose something.
   *
   * @param whole the structure whose limit this is
   * @return in the order of the structure
   */
  public List<Loss> losses(MarginalCovariance whole) {
    List<Loss> losses = new ArrayList<>();
    List<Parameter> all = whole.parameters();
    for (Part part : parts) {
      List<Parameter> lost = new ArrayList<>();
      for (int k = 0; k < part.whole.columns(); k++) {
        if (place[part.from + k] < 0) {
          lost.add(all.get(part.from + k));
        }
      }
      boolean[] free = part.left.free();
      boolean[] informed = part.component.informed();
      int[] zero =
          IntStream.range(0, informed.length).filter(i -> informed[i] && !free[i]).toArray();
      if (part.component instanceof ResidualHeterogeneity scale) {
        losses.add(new Loss(scale.target(), lost, -1, scale.rows(zero)));
      } else if (part.component instanceof GroupEffect group) {
        int index = whole.groups().indexOf(group);
        losses.add(new Loss(new Target.Sd(group.name()), lost, index, zero));
      } else if (!lost.isEmpty()) {
        losses.add(new Loss(new Target.Rho12(), lost, -1, zero));
      }
    }
    return losses;
  }

  /**
   * A theta of the whole structure next to the limit.
   *
   * @param whole the structure whose limit this is
   * @param coefficients of the limit, finite
   * @param small log SD that is near enough to that of 0
   * @return theta [parameters of the whole structure]
   */
  public double[] near(MarginalCovariance whole, double[] coefficients, double small) {
    double[] out = new double[place.length];
    for (int j = 0; j < out.length; j++) {
      out[j] = place[j] < 0 ? 0 : coefficients[place[j]];
    }
    for (Part part : parts) {
      for (int k = 0; k < part.whole.columns(); k++) {
        int at = part.place(k);
        out[part.from + k] = at < 0 ? 0 : coefficients[at];
      }
    }
    double[] theta = whole.theta(out);
    for (int c = 0; c < parts.size(); c++) {
      approach(parts.get(c), cones.get(c), theta, small);
    }
    return theta;
  }

  /** Goes as far towards the limit as makes all SDs small that are 0 there. */
  private static void approach(Part part, Cone cone, double[] theta, double small) {
    if (part.component instanceof CorrelatedOutcomes) {
      return;
    }
    if (part.left.columns() == 0) {
      part.whole.constant(small, theta, part.from);
    }
    double[] away = cone.away();
    boolean[] free = part.left.free();
    double far = 0;
    for (int i = 0; i < free.length; i++) {
      if (!free[i]) {
        double fall = -Vectors.dot(part.whole.row(i), away);
        double above = part.whole.linear(i, theta, part.from) - small;
        far = fall > 0 && above > 0 ? Math.max(far, above / fall) : far;
      }
    }
    for (int k = 0; k < away.length; k++) {
      theta[part.from + k] += far * away[k];
    }
  }
}
