package io.github.metasaw.data.effect.convert;

/** Trials that randomise clusters, and trials in which people are their own control. */
public final class ClusterDesign {

  private ClusterDesign() {}

  /**
   * The design effect: how much larger variances are than if people had been randomised (Cochrane
   * Handbook, 23.1.4; Kish 1965).
   *
   * @param clusterSize average number of people in a cluster, at least 1
   * @param icc intracluster correlation
   * @return 1 + (m - 1) ICC
   */
  public static double effect(double clusterSize, double icc) {
    return 1 + (clusterSize - 1) * icc;
  }

  /**
   * The standard error of an analysis that ignored the clusters, corrected.
   *
   * @param se as reported
   * @param clusterSize average number of people in a cluster
   * @param icc intracluster correlation
   * @return the standard error times the root of the design effect
   */
  public static double inflatedError(double se, double clusterSize, double icc) {
    return se * Math.sqrt(effect(clusterSize, icc));
  }

  /**
   * A count, of events or people, that a trial of clusters is worth.
   *
   * @param count as reported
   * @param clusterSize average number of people in a cluster
   * @param icc intracluster correlation
   * @return the count over the design effect
   */
  public static double effectiveCount(double count, double clusterSize, double icc) {
    return count / effect(clusterSize, icc);
  }

  /**
   * The standard error of the mean difference of a crossover or paired trial (Cochrane Handbook,
   * 23.2.7).
   *
   * @param sd1 SD under condition 1
   * @param sd2 SD under condition 2
   * @param r correlation of both conditions within people
   * @param n people
   * @return SD of the differences over sqrt(n)
   */
  public static double pairedError(double sd1, double sd2, double r, double n) {
    return Spread.sdOfChange(sd1, sd2, r) / Math.sqrt(n);
  }

  /**
   * The standard error that a crossover trial analysed as if its groups were independent should
   * have had, for groups with one SD.
   *
   * @param se of the unpaired analysis
   * @param r correlation of both conditions within people
   * @return the standard error times sqrt(1 - r)
   */
  public static double pairedErrorOfUnpaired(double se, double r) {
    return se * Math.sqrt(1 - r);
  }
}
