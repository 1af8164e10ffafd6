package io.github.metasaw.model.likelihood;

import io.github.metasaw.model.covariance.ElementDerivative;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.LevelBlocks;
import java.util.Arrays;

/**
 * The derivative of a normal log-likelihood by the elements of M: (u u' - M^-1) / 2 with u = M^-1
 * r, and with P in place of M^-1 for the restricted likelihood (Harville 1977, J. Am. Stat. Assoc.
 * 72, 320).
 */
final class LikelihoodSlopes implements ElementDerivative {

  private final ProfiledMean mean;
  private final boolean restricted;

  LikelihoodSlopes(ProfiledMean mean, boolean restricted) {
    this.mean = mean;
    this.restricted = restricted;
  }

  @Override
  public void diagonal(double[] inverse) {
    double[] explained = restricted ? mean.explainedDiagonal() : new double[inverse.length];
    for (int i = 0; i < inverse.length; i++) {
      double weight = mean.weight(i);
      double s = mean.u[i] * mean.u[i] - inverse[i] + weight * explained[i];
      inverse[i] = 0.5 * weight * s;
    }
  }

  @Override
  public double element(int i, int j, double inverse) {
    double weight = mean.weight(i);
    double s = weight * (mean.u[i] * mean.u[j] - inverse);
    return 0.5 * (restricted ? s + weight * weight * mean.explained(i, j) : s);
  }

  @Override
  public void group(GroupEffect group, double[] inverse) {
    LevelBlocks blocks = group.dependence().blocks();
    for (int b = 0; b < blocks.members().length; b++) {
      int[] block = blocks.members()[b];
      int row = firstRow(group, block);
      if (row < 0) {
        continue;
      }
      double weight = mean.weight(row);
      slopes(mean.sums(group, block), weight, inverse, blocks.start(b, group.size()));
    }
  }

  /**
   * Replaces the elements of a block, row by row. Most effects of a level may be in no row of it,
   * as are treatments that a trial did not compare: their sums are 0, and they are passed over.
   */
  private void slopes(double[][] zw, double weight, double[] inverse, int from) {
    int p = mean.p;
    boolean[] isPresent = new boolean[zw.length];
    for (int e = 0; e < zw.length; e++) {
      isPresent[e] = Arrays.stream(zw[e]).anyMatch(sum -> sum != 0);
    }
    int at = from;
    for (int e = 0; e < zw.length; e++) {
      double[] left = zw[e];
      double[] scaled = restricted && isPresent[e] ? mean.scaled(left) : new double[0];
      for (int f = 0; f < zw.length; f++, at++) {
        double[] right = zw[f];
        double s = weight * (left[p] * right[p] - inverse[at]);
        double explained = 0;
        for (int j = 0; j < scaled.length && isPresent[f]; j++) {
          explained += scaled[j] * right[j];
        }
        inverse[at] = 0.5 * (s + weight * weight * explained);
      }
    }
  }

  /** The first row that has one of the levels; -1 for none. Rows of a block share their weight. */
  private static int firstRow(GroupEffect group, int[] block) {
    for (int g : block) {
      if (group.rows(g).length > 0) {
        return group.rows(g)[0];
      }
    }
    return -1;
  }
}
