package io.github.metasaw.genetics;

import java.util.List;

/**
 * rs7754840 in five populations: log odds ratios of Waters et al. (2010, PLoS Genet. 6, e1001078,
 * Table 2), and distances between the populations.
 */
public final class Cdkal1 {

  public static final List<String> LABELS = List.of("EA", "AA", "LA", "JA", "NH");
  public static final double[] YI = {
    .231111720963387, .0295588022415444, .0861776962410524, .314810739840034, .3293037471426
  };
  public static final double[] SEI = {
    .0909901780726939, .0591341514144509, .0469405673849971, .0519394633899404, .0786934975729272
  };

  /** Risk allele frequencies of 8 SNPs of the same table. */
  public static final double[][] FREQUENCIES = {
    {.12, .29, .09, .02, .05},
    {.90, .75, .94, .99, .97},
    {.89, .97, .90, .96, .93},
    {.73, .70, .69, .61, .72},
    {.31, .49, .27, .30, .27},
    {.59, .66, .71, .98, .81},
    {.29, .55, .31, .40, .52},
    {.51, .73, .61, .77, .75}
  };

  /** Made-up distances of the size of genome-wide F_ST. */
  public static final double[] ANCESTRY = {.101, .03, .11, .07, .10, .15, .13, .07, .05, .04};

  private Cdkal1() {}

  public static Distances eightSnps() {
    return Distances.ofFrequencies(
        Frequencies.of(LABELS, FREQUENCIES), Frequencies.Metric.MEAN_DIFFERENCE);
  }

  public static Distances oneSnp() {
    return Distances.ofFrequencies(
        Frequencies.of(LABELS, new double[][] {FREQUENCIES[6]}),
        Frequencies.Metric.MEAN_DIFFERENCE);
  }

  public static Distances ancestry() {
    return Distances.of(LABELS, square(5, ANCESTRY));
  }

  /** From the pairs (1,2), (1,3), ..., (2,3), ... */
  public static double[][] square(int k, double... pairs) {
    double[][] d = new double[k][k];
    int next = 0;
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        d[i][j] = pairs[next];
        d[j][i] = pairs[next++];
      }
    }
    return d;
  }
}
