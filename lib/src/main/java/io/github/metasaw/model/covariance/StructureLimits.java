package io.github.metasaw.model.covariance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The limits of a structure whose log SDs have moderators: a likelihood may rise for ever while the
 * SDs of some rows or levels go to 0, and its maximum is then that of a structure without them.
 */
public final class StructureLimits {

  private final MarginalCovariance structure;

  /**
   * The limits of a structure.
   *
   * @param structure what theta means
   */
  public StructureLimits(MarginalCovariance structure) {
    this.structure = structure;
  }

  /**
   * Structures in which the SDs of some more rows or levels are 0, the limits of designs of log SD
   * with moderators along directions that leave the SDs of the others as they are at theta.
   *
   * @param theta where the SDs of the other rows or levels are kept
   * @param held elements of theta that are given: their designs stay as they are
   * @return structures with fewer rows or levels that vary
   */
  public List<MarginalCovariance> along(double[] theta, boolean[] held) {
    return all(held, (design, from) -> design.linear(theta, from));
  }

  /**
   * The same, but the SDs of the last rows in the data stay longest, or those of the first: which
   * of them it is must not depend on the coding where the likelihood does not tell.
   *
   * @param held elements of theta that are given: their designs stay as they are
   * @param last whether the last rows keep their SDs, or the first
   * @return structures with fewer rows or levels that vary
   */
  public List<MarginalCovariance> byOrder(boolean[] held, boolean last) {
    return all(
        held,
        (design, from) -> {
          double[] order = new double[design.rows()];
          Arrays.setAll(order, i -> last ? i : -i);
          return order;
        });
  }

  private List<MarginalCovariance> all(
      boolean[] held, BiFunction<ScaleDesign, Integer, double[]> linear) {
    List<MarginalCovariance> out = new ArrayList<>();
    structure.parts(
        (part, from) -> {
          boolean given = false;
          for (int t = from; t < from + part.dimension(); t++) {
            given |= held[t];
          }
          if (!given && part.isModeratedScale()) {
            ScaleDesign design = part.coefficients().orElseThrow();
            add(
                out,
                part,
                new ScaleLimits(design).faces(linear.apply(design, from), part.informed()));
          }
        });
    return out;
  }

  /** Limits in which the SDs of a design are 0 but in the rows farthest in one direction. */
  public List<MarginalCovariance> corners() {
    List<MarginalCovariance> out = new ArrayList<>();
    for (CovarianceComponent part : structure.components()) {
      if (part.isModeratedScale()) {
        ScaleDesign design = part.coefficients().orElseThrow();
        add(out, part, new ScaleLimits(design).corners(part.informed()));
      }
    }
    return out;
  }

  private void add(List<MarginalCovariance> out, CovarianceComponent part, List<boolean[]> faces) {
    ScaleDesign design = part.coefficients().orElseThrow();
    for (boolean[] free : faces) {
      out.add(structure.replacing(part, design.within(free, Double.NEGATIVE_INFINITY)));
    }
  }

  /**
   * theta of a limit, as near as can be to that of the whole structure.
   *
   * @param theta of the structure [parameters]
   * @param other a structure that differs from it in its designs only
   * @return theta of the other
   */
  public double[] translate(double[] theta, MarginalCovariance other) {
    double[] out = new double[other.dimension()];
    int[] from = new int[1];
    structure.parts(
        (part, own) -> {
          int index = structure.components().indexOf(part);
          CovarianceComponent there = other.components().get(index);
          if (part == there || there.coefficients().isEmpty()) {
            System.arraycopy(theta, own, out, from[0], part.dimension());
          } else {
            double[] linear = part.coefficients().orElseThrow().linear(theta, own);
            ScaleDesign left = there.coefficients().orElseThrow();
            left.nearest(linear, out, from[0]);
            int rest = there.dimension() - left.columns();
            System.arraycopy(
                theta, own + part.dimension() - rest, out, from[0] + left.columns(), rest);
          }
          from[0] += there.dimension();
        });
    return out;
  }
}
